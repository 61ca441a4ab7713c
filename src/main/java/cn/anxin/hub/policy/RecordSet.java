package cn.anxin.hub.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The records of one kind that the rules look at, and from when to when each of them counts.
 *
 * @param number its own place among the policy's sets, from 0
 * @param countsFrom the column of the day before which a record does not exist yet
 * @param when only records that meet this
 * @param onePer the column whose equal values (normalised as document numbers) make several records one: the record
 *     with the smallest reference stands for all
 * @param voidings what makes a record count for nothing
 */
public record RecordSet(
        int number,
        String name,
        Set<TypeName> types,
        String countsFrom,
        Criterion when,
        Optional<String> onePer,
        List<Voiding> voidings,
        Optional<ReadsUntil> readsUntil) {

    /** A source and one of its types. */
    public record TypeName(String source, String type) {}

    /**
     * Once a record of {@code by} counts whose column {@code its} equals the own column (normalised as document
     * numbers), the record counts for nothing.
     *
     * @param notBefore an own day that the voiding record's day must not precede
     */
    public record Voiding(RecordSet by, String own, String its, Optional<String> notBefore) {}

    /** Before the day in the column {@code day}, {@code column} reads {@code as}. */
    public record ReadsUntil(String day, String column, String as) {}
}
