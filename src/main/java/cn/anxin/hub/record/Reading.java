package cn.anxin.hub.record;

import java.util.List;

/** What became of a raw record at the checks. */
public sealed interface Reading {

    /** Every cell is right. */
    record Read(CreditRecord record) implements Reading {}

    /**
     * At least one cell is wrong.
     *
     * @param recordId the row's own key as far as it can be told, else empty
     * @param faults never empty, in the order of the columns
     */
    record Refused(String recordId, List<Fault> faults) implements Reading {}
}
