package cn.anxin.hub.delivery;

import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.AuditEvent;
import cn.anxin.hub.ledger.Channels;
import cn.anxin.hub.ledger.Standings;
import cn.anxin.hub.ledger.Standings.Standing;
import cn.anxin.hub.notice.Recipient;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.registry.Admission;
import cn.anxin.hub.registry.RecipientBook;
import cn.anxin.hub.registry.RecipientBook.Draft;
import cn.anxin.hub.registry.RecipientBook.Listed;
import cn.anxin.hub.registry.RecipientBook.State;
import cn.anxin.hub.registry.RecipientRefused;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Where an operator adds, changes, pauses and removes recipients while the hub runs, with a reason that the audit keeps. */
@Service
public class RecipientDesk {

    private final RecipientBook book;
    private final Standings standings;
    private final Channels channels;
    private final ObjectProvider<Admission> admissions;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RecipientDesk(
            RecipientBook book,
            Standings standings,
            Channels channels,
            ObjectProvider<Admission> admissions,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.book = book;
        this.standings = standings;
        this.channels = channels;
        this.admissions = admissions;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A recipient, and how it stands. */
    public record Known(Listed entry, Standing standing) {}

    /** What became of a wish. */
    public enum Answer {
        DONE,
        /** There is no such recipient. */
        UNKNOWN,
        /** It is closing or closed, or someone else has just changed it; of a new one, its id is or was somebody's. */
        CONFLICT
    }

    /** Every recipient that ever was, by id. */
    public List<Known> all() {
        Map<String, Standing> byId = standings.all();
        return book.all().stream()
                .filter(entry -> byId.containsKey(entry.id()))
                .map(entry -> new Known(entry, Objects.requireNonNull(byId.get(entry.id()))))
                .toList();
    }

    public Optional<Known> find(String id) {
        return book.find(id).flatMap(entry -> standings.of(id).map(standing -> new Known(entry, standing)));
    }

    /**
     * Adds a recipient: it is told of everything in force for its kind.
     *
     * @throws RecipientRefused where the entry is wrong, or something is missing that it needs
     */
    public Answer add(JsonNode entry, String actor, String reason) {
        Draft draft = book.read(entry, admissions(), Map.of());
        String id = draft.recipient().id();
        if (book.find(id).isPresent()) {
            return Answer.CONFLICT;
        }
        admit(draft);
        return write(() -> {
            book.hold();
            if (!book.add(draft, clock.instant())) {
                return Answer.CONFLICT;
            }
            channels.tellChange();
            audit.record(actor, AuditEvent.RECIPIENT_ADDED, describe(draft.recipient()), reason);
            return Answer.DONE;
        });
    }

    /**
     * Changes what is given of a recipient and leaves the rest; a setting that is given as null is taken away. Its id and
     * its way stay.
     *
     * @throws RecipientRefused where it cannot be as is wished
     */
    public Answer change(String id, ObjectNode fields, String actor, String reason) {
        Optional<Listed> known = book.find(id);
        if (known.isEmpty()) {
            return Answer.UNKNOWN;
        }
        Listed entry = known.get();
        if (entry.state() != State.ACTIVE) {
            return Answer.CONFLICT;
        }
        Draft draft = book.read(merged(entry, fields), admissions(), entry.settings());
        requireSame("id", entry.id(), draft.recipient().id());
        requireSame("way", entry.way().name(), draft.recipient().way().name());
        admit(draft);
        List<String> changed = changes(entry, draft);
        return write(() -> {
            book.hold();
            if (!book.change(draft, entry.version(), clock.instant())) {
                return Answer.CONFLICT;
            }
            channels.tellChange();
            audit.record(actor, AuditEvent.RECIPIENT_CHANGED, id + " " + String.join(" ", changed), reason);
            return Answer.DONE;
        });
    }

    /** Has a recipient wait; nothing that is due to it is lost. */
    public Answer pause(String id, String actor, String reason) {
        return paused(id, true, AuditEvent.RECIPIENT_PAUSED, actor, reason);
    }

    /** Lets a recipient go on. */
    public Answer resume(String id, String actor, String reason) {
        return paused(id, false, AuditEvent.RECIPIENT_RESUMED, actor, reason);
    }

    /** Has a recipient sent so many notices a minute at the most, or as many as it takes. */
    public Answer limit(String id, OptionalInt perMinute, String actor, String reason) {
        return known(id, () -> {
            if (!channels.limit(id, perMinute)) {
                return Answer.CONFLICT;
            }
            String limit = perMinute.isPresent() ? Integer.toString(perMinute.getAsInt()) : "-";
            audit.record(actor, AuditEvent.RECIPIENT_LIMITED, id + " " + limit, reason);
            return Answer.DONE;
        });
    }

    /** Ends everything in force for a recipient, and closes it when that is delivered. */
    public Answer remove(String id, String actor, String reason) {
        return known(id, () -> {
            book.hold();
            if (!book.leave(id, clock.instant())) {
                return Answer.CONFLICT;
            }
            channels.tellChange();
            audit.record(actor, AuditEvent.RECIPIENT_REMOVED, id, reason);
            return Answer.DONE;
        });
    }

    /**
     * Closes a recipient at once and gives up what is due to it.
     *
     * @return how many notices; empty where there is none of this id, or it is closed already
     */
    public OptionalInt discard(String id, String actor, String reason) {
        Optional<Integer> given = Objects.requireNonNull(transaction.execute(status -> {
            book.hold();
            if (!book.close(id, clock.instant())) {
                return Optional.<Integer>empty();
            }
            int notices = standings.giveUp(id, actor, reason, clock.instant());
            channels.tellChange();
            audit.record(actor, AuditEvent.RECIPIENT_REMOVED, id + " discard " + notices, reason);
            return Optional.of(notices);
        }));
        return given.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private Answer paused(String id, boolean paused, AuditEvent event, String actor, String reason) {
        return known(id, () -> {
            if (book.find(id).filter(entry -> entry.state() == State.CLOSED).isPresent()) {
                return Answer.CONFLICT;
            }
            channels.pause(id, paused);
            audit.record(actor, event, id, reason);
            return Answer.DONE;
        });
    }

    private interface Change {
        Answer write();
    }

    private Answer known(String id, Change change) {
        return book.find(id).isEmpty() ? Answer.UNKNOWN : write(change);
    }

    private Answer write(Change change) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Answer answer = change.write();
            if (answer != Answer.DONE) {
                status.setRollbackOnly();
            }
            return answer;
        }));
    }

    private List<Admission> admissions() {
        return admissions.orderedStream().toList();
    }

    private void admit(Draft draft) {
        for (Admission each : admissions()) {
            each.admit(draft.recipient(), draft.site()).ifPresent(obstacle -> {
                throw new RecipientRefused("", obstacle);
            });
        }
    }

    private static ObjectNode merged(Listed entry, ObjectNode fields) {
        ObjectNode merged = fields.objectNode();
        merged.put("id", entry.id());
        merged.put("name", entry.name());
        merged.put("kind", entry.kind());
        merged.put("way", entry.way().name());
        entry.districts().forEach(merged.putArray("districts")::add);
        entry.settings().forEach(merged::put);
        fields.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                merged.remove(field.getKey());
            } else {
                merged.set(field.getKey(), field.getValue());
            }
        });
        return merged;
    }

    private static void requireSame(String field, String is, String wished) {
        if (!is.equals(wished)) {
            throw new RecipientRefused(
                    field,
                    new Message(
                            field + " 不可更改（" + is + "）：请另行登记一个接收方。",
                            "The " + field + " stays " + is + ": add another recipient instead."));
        }
    }

    private static List<String> changes(Listed before, Draft after) {
        Map<String, Object> was = fields(before.name(), before.kind(), before.districts(), before.settings());
        Recipient recipient = after.recipient();
        Map<String, Object> is = fields(
                recipient.name(),
                recipient.kind(),
                recipient.districts().stream().sorted().toList(),
                after.settings());
        List<String> changed = new ArrayList<>(was.keySet());
        changed.removeIf(key -> Objects.equals(was.get(key), is.get(key)));
        is.keySet().stream().filter(key -> !was.containsKey(key)).forEach(changed::add);
        return changed;
    }

    private static Map<String, Object> fields(
            String name, String kind, List<String> districts, Map<String, String> settings) {
        Map<String, Object> fields = new TreeMap<>(settings);
        fields.put("name", name);
        fields.put("kind", kind);
        fields.put("districts", districts);
        return fields;
    }

    private static String describe(Recipient recipient) {
        String districts =
                String.join(",", recipient.districts().stream().sorted().toList());
        return (recipient.id() + " " + recipient.kind() + " " + recipient.way() + " " + districts).strip();
    }
}
