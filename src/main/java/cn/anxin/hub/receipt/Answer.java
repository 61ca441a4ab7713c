package cn.anxin.hub.receipt;

import cn.anxin.hub.record.Message;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of receipts that came together: received = accepted + duplicate + refused. The same by every way.
 *
 * @param batch by which the hub knows them
 * @param fault why nothing of it could be read; the counters are then zero
 * @param faults of those that were refused, in their order
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Answer(
        UUID batch,
        String name,
        long received,
        long accepted,
        long duplicate,
        long refused,
        OffsetDateTime at,
        Optional<BatchFault> fault,
        List<Result> items,
        List<ItemFault> faults) {

    /** Why nothing of a request, message or file could be read. */
    public record BatchFault(String code, String message) {

        static BatchFault of(String code, Message message) {
            return new BatchFault(code, message.both());
        }
    }

    /**
     * What became of one receipt.
     *
     * @param line its place, from 1
     * @param result ACCEPTED, DUPLICATE or REFUSED
     * @param first of a duplicate: what was taken when it was said for the first time
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Result(
            long line,
            String noticeId,
            String outcome,
            String result,
            Optional<String> code,
            Optional<Earlier> first) {}

    /** The receipt that was taken when it was said for the first time. */
    public record Earlier(UUID batch, long line, Instant receivedAt, String result) {}

    /** Why a receipt was refused, in the form of the faults of records. */
    public record ItemFault(String record, long line, String column, String code, String message, String value) {}
}
