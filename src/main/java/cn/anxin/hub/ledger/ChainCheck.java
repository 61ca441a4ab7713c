package cn.anxin.hub.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Goes along the audit chain entry by entry and says where it does not hold. Keeps no more than the digests of the last
 * few thousand entries, however long the chain is.
 */
public final class ChainCheck {

    private static final int REMEMBERED = 10_000;
    private static final int MOST_FINDINGS = 200;

    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Long> remembered = new LinkedHashMap<>(256, 0.75f, false) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };
    private String expected = AuditEntry.GENESIS;
    private long lastId;
    private long checked;
    private boolean lastChanged;
    private boolean addresses;

    public ChainCheck() {
        remembered.put(AuditEntry.GENESIS, 0L);
    }

    /** What does not hold. */
    public enum Kind {
        /** The entry {@code until} does not fit its own digest. */
        CHANGED,
        /** The entry {@code after} has another digest than the one after it was written on: both were changed. */
        REWRITTEN,
        /** Between the two there was at least one more. */
        MISSING,
        /** What is between the two was put there afterwards. */
        INSERTED,
        /** After this one there were more, which the head knows of. */
        END_MISSING,
        /** What comes after this one was not written by the hub. */
        END_ADDED,
        /** The chain has another number of entries than the head counted. */
        NUMBER,
        /** The entry of the number that was noted elsewhere is another one. */
        NOTED,
        /** Without an address after ones that have it: by a node of an earlier version, else put there. */
        EARLIER_VERSION
    }

    /** Where something does not hold: after one entry, and up to another, by their ids. */
    public record Finding(Kind kind, long after, long until) {}

    void next(AuditEntry entry) {
        boolean changed = !entry.digest().equals(entry.expectedDigest());
        boolean linked = entry.previous().equals(expected);
        if (changed) {
            found(Kind.CHANGED, lastId, entry.id());
        }
        if (!linked && !changed) {
            unlinked(entry);
        }
        if (addresses && entry.address().isEmpty() && !changed) {
            found(Kind.EARLIER_VERSION, lastId, entry.id());
        }
        addresses |= entry.address().isPresent();
        expected = entry.digest();
        lastId = entry.id();
        lastChanged = changed;
        checked++;
        remembered.put(entry.digest(), entry.id());
    }

    private void unlinked(AuditEntry entry) {
        @Nullable Long back = remembered.get(entry.previous());
        if (back != null) {
            // It was written on an earlier one: what is in between came later, whatever else was said of it.
            findings.removeIf(finding -> finding.until() > back);
            found(Kind.INSERTED, back, entry.id());
        } else if (lastId + 1 == entry.id() && lastId > 0) {
            if (!lastChanged) {
                found(Kind.REWRITTEN, lastId, entry.id());
            }
        } else {
            found(Kind.MISSING, lastId, entry.id());
        }
    }

    /** What somebody noted of the entry of this number. */
    void compareNoted(long number, String digest) {
        if (checked == number && !digest.equals(expected)) {
            found(Kind.NOTED, lastId, lastId);
        }
    }

    /** What the head said when the walk began. */
    void end(long entries, String digest) {
        boolean ends = digest.equals(expected);
        @Nullable Long back = remembered.get(digest);
        if (!ends && back != null) {
            found(Kind.END_ADDED, back, lastId);
        } else if (!ends && !(lastChanged && checked == entries)) {
            found(Kind.END_MISSING, lastId, lastId);
        } else if (checked != entries && findings.isEmpty()) {
            found(Kind.NUMBER, lastId, lastId);
        }
    }

    /** That of one who noted more entries than there are is found here. */
    void endNoted(long number) {
        if (number > checked) {
            found(Kind.NOTED, lastId, lastId);
        }
    }

    private void found(Kind kind, long after, long until) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(kind, after, until));
        }
    }

    public long checked() {
        return checked;
    }

    /** In the order of the chain; the first {@value #MOST_FINDINGS}. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }
}
