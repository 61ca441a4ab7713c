package cn.anxin.hub.console.enterprise;

import cn.anxin.hub.ledger.EnterpriseStory.Told;
import cn.anxin.hub.ledger.EnterpriseTrail.Answered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What one recipient was told about an enterprise and what it answered, the newest first, as much as there is room for. */
record Conversation(String recipient, String name, List<Exchange> exchanges) {

    /** A notice with the answers to it, in the order in which they came. */
    record Exchange(Told notice, List<Answered> answers) {}

    /** The notice that holds. */
    public Exchange latest() {
        return exchanges.get(0);
    }

    /** How many there are before those. */
    public long earlier() {
        return latest().notice().of() - exchanges.size();
    }

    /** By recipient, as the notices are. */
    static List<Conversation> of(List<Told> told, List<Answered> answered, Map<String, String> names) {
        Map<UUID, List<Answered>> answers = answered.stream().collect(Collectors.groupingBy(Answered::notice));
        Map<String, List<Exchange>> byRecipient = new LinkedHashMap<>();
        for (Told notice : told) {
            byRecipient
                    .computeIfAbsent(notice.recipient(), recipient -> new ArrayList<>())
                    .add(new Exchange(notice, answers.getOrDefault(notice.id(), List.of())));
        }
        List<Conversation> conversations = new ArrayList<>();
        byRecipient.forEach((recipient, exchanges) ->
                conversations.add(new Conversation(recipient, names.getOrDefault(recipient, recipient), exchanges)));
        return conversations;
    }
}
