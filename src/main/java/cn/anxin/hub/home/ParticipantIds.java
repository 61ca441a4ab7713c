package cn.anxin.hub.home;

import java.util.List;
import java.util.stream.Stream;

/** Who took part when the hub started: the ids that users, folders and queues are named after. */
public record ParticipantIds(List<String> agencies, List<String> recipients) {

    public List<String> all() {
        return Stream.concat(agencies.stream(), recipients.stream()).distinct().toList();
    }
}
