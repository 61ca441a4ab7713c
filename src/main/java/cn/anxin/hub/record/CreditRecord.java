package cn.anxin.hub.record;

import java.util.Optional;

/**
 * One checked revision of one record.
 *
 * @param key the record it is a revision of
 * @param revision 1 or more; the highest one known counts
 * @param op whether it states or withdraws the record
 * @param uscc the enterprise that it is about
 * @param enterpriseName as written by the source; absent only on a withdrawal
 * @param useScope who may be shown its document
 * @param cells the columns of its type, parsed, with defaults filled in; empty on a withdrawal
 */
public record CreditRecord(
        RecordKey key,
        int revision,
        Op op,
        Uscc uscc,
        Optional<String> enterpriseName,
        UseScope useScope,
        Cells cells) {}
