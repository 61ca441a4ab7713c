package cn.anxin.hub.api;

import cn.anxin.hub.record.Fault;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.security.Problem;
import cn.anxin.hub.security.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The faults of a request's records; the first thousand are told, the others counted. */
final class RecordFaults {

    private static final int MOST = 1000;

    private final List<Entry> told = new ArrayList<>();
    private long count;

    /**
     * A fault as the problem shows it.
     *
     * @param record its reference, or its place in the request where it has none; empty for the request itself
     */
    record Entry(String record, String column, String code, String message) {}

    void add(String record, Fault fault) {
        count++;
        if (told.size() < MOST) {
            told.add(new Entry(
                    record, fault.column(), fault.code().name(), fault.message().both()));
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    Problem problem() {
        Message detail = new Message(
                "共 %d 处错误，更正后重试".formatted(count), "%d faults; correct them and ask again".formatted(count));
        return new Problem(ProblemCode.INVALID_RECORDS, detail, Map.of("errors", List.copyOf(told)));
    }
}
