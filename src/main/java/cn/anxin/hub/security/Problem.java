package cn.anxin.hub.security;

import cn.anxin.hub.record.Message;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A refusal as RFC 9457 has it.
 *
 * @param detail what is wrong this time and what to do
 * @param more further members of the answer, such as {@code errors}
 */
public record Problem(ProblemCode code, Message detail, Map<String, Object> more) {

    public static Problem of(ProblemCode code, String zh, String en) {
        return new Problem(code, new Message(zh, en), Map.of());
    }

    /** A problem that has no more to say than its title. */
    public static Problem of(ProblemCode code) {
        return new Problem(code, code.title(), Map.of());
    }

    public Problem with(String member, Object value) {
        Map<String, Object> members = new LinkedHashMap<>(more);
        members.put(member, value);
        return new Problem(code, detail, members);
    }

    /** The members of the answer, in the order in which they are shown. */
    public Map<String, Object> body(String instance) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", code.type());
        body.put("title", code.title().both());
        body.put("status", code.status().value());
        body.put("detail", detail.both());
        body.put("instance", instance);
        body.put("code", code.name());
        body.putAll(more);
        return body;
    }
}
