package cn.anxin.hub.intake;

import cn.anxin.hub.ledger.Counts;
import cn.anxin.hub.ledger.Intake.FileFault;
import cn.anxin.hub.ledger.Rejects.Reject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of a request.
 *
 * @param batch by which the hub knows it
 * @param faults of the records that were not accepted, in their order
 * @param refusal why nothing of it was taken; the counters are then zero
 */
public record IntakeAnswer(UUID batch, Counts counts, List<RecordFault> faults, Optional<FileFault> refusal) {

    /**
     * One fault of one record.
     *
     * @param record its {@code record_id} as far as it can be told
     * @param line the record's number in the request, from 1
     */
    public record RecordFault(String record, long line, String column, String code, String message, String value) {

        static RecordFault of(Reject reject) {
            return new RecordFault(
                    reject.recordId(),
                    reject.line(),
                    reject.fault().column(),
                    reject.fault().code().name(),
                    reject.fault().message().both(),
                    reject.fault().value());
        }
    }
}
