package cn.anxin.hub.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A recipient's list as docs/exchange.md tells its developer to keep it: from a snapshot and the notices after it, whatever
 * their order and however often they come. It knows nothing of the hub but what the hub sends.
 */
public final class RecipientList {

    private final Map<String, Entry> entries = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();

    private record Entry(int sequence, String noticeId, List<String> measures) {}

    /** Takes a notice; one that is known, or older than what is known, changes nothing. */
    public void take(JsonNode notice) {
        seen.add(notice.path("id").asText());
        JsonNode data = notice.path("data");
        String enterprise = notice.path("subject").asText();
        int sequence = data.path("sequence").asInt();
        Entry known = entries.get(enterprise);
        if (known == null || known.sequence() < sequence) {
            entries.put(enterprise, new Entry(sequence, notice.path("id").asText(), measures(data.path("measures"))));
        }
    }

    /** Forgets everything and begins with a snapshot. */
    public void restart(JsonNode snapshot) {
        entries.clear();
        seen.clear();
        snapshot.path("entries").forEach(entry -> put(entry, measures(entry.path("measures"))));
        snapshot.path("ended").forEach(entry -> put(entry, List.of()));
    }

    private void put(JsonNode entry, List<String> measures) {
        entries.put(
                entry.path("uscc").asText(),
                new Entry(entry.path("sequence").asInt(), entry.path("noticeId").asText(), measures));
    }

    /** To be compared with {@code list.digest} of a statement. */
    public String digest() {
        IdDigest digest = new IdDigest();
        entries.forEach((enterprise, entry) -> {
            if (!entry.measures().isEmpty()) {
                digest.add(enterprise, entry.sequence(), entry.noticeId());
            }
        });
        return digest.hex();
    }

    /** Of those of the ids that it has seen, to be compared with {@code digest} of a statement. */
    public static String digest(Set<String> ids) {
        IdDigest digest = new IdDigest();
        ids.stream().sorted().forEach(digest::add);
        return digest.hex();
    }

    public Set<String> seen() {
        return Set.copyOf(seen);
    }

    /** What is in force, by enterprise. */
    public Map<String, List<String>> inForce() {
        Map<String, List<String>> inForce = new TreeMap<>();
        entries.forEach((enterprise, entry) -> {
            if (!entry.measures().isEmpty()) {
                inForce.put(enterprise, entry.measures());
            }
        });
        return inForce;
    }

    private static List<String> measures(JsonNode array) {
        List<String> measures = new ArrayList<>();
        array.forEach(measure -> measures.add(
                measure.path("article").asText() + "(" + measure.path("item").asText() + ")"));
        return measures;
    }
}
