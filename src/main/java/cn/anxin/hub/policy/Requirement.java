package cn.anxin.hub.policy;

import java.time.Period;
import java.util.List;
import java.util.Optional;

/** What a condition (Art. 4) asks for. */
public sealed interface Requirement {

    /** No dishonest act triggered within the period, and none that still lasts; repaired ones count. */
    record NoActWithin(Period within) implements Requirement {}

    /** No record that meets {@code when} within the period of its day; pending while one meets {@code pendingWhen}. */
    record NoneWithin(RecordSet records, String day, Period within, Criterion when, Optional<Criterion> pendingWhen)
            implements Requirement {}

    /** A record that meets the criterion, from one of its days until another. */
    record Valid(RecordSet records, String from, String until, Criterion when) implements Requirement {}

    /** The latest record meets the criterion, and its day lies within the period. */
    record Latest(RecordSet records, String day, Period within, Criterion when) implements Requirement {}

    record Any(List<Requirement> requirements) implements Requirement {}

    record All(List<Requirement> requirements) implements Requirement {}
}
