package cn.anxin.hub.decision;

import cn.anxin.hub.record.Fault;
import cn.anxin.hub.record.RecordKey;
import java.util.List;

/** What becomes of a stateless question. */
public sealed interface Answer {

    /** One assessment for every code that was named, ascending. */
    record Decided(List<Assessment> assessments) implements Answer {}

    /** Nothing is decided. */
    record Refused(List<Conflict> conflicts) implements Answer {}

    /** A revision that was given twice with other content. */
    record Conflict(RecordKey key, Fault fault) {}
}
