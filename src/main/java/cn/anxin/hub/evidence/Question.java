package cn.anxin.hub.evidence;

import cn.anxin.hub.record.Content;
import cn.anxin.hub.record.CreditRecord;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The stateless question (docs/exchange.md) whose answer is the assessment, whoever asks it, wherever. */
record Question(LocalDate asOf, List<Asked> records) {

    /** A record as the interface takes it. */
    record Asked(
            String source,
            String type,
            String recordId,
            int revision,
            String op,
            String uscc,
            Optional<String> enterpriseName,
            int useScope,
            @JsonRawValue String data) {

        static Asked of(CreditRecord record) {
            return new Asked(
                    record.key().source(),
                    record.key().type(),
                    record.key().recordId(),
                    record.revision(),
                    record.op().name(),
                    record.uscc().value(),
                    record.enterpriseName(),
                    record.useScope().code(),
                    Content.json(record));
        }
    }

    static Question of(LocalDate asOf, Collection<CreditRecord> effective) {
        return new Question(asOf, effective.stream().map(Asked::of).toList());
    }
}
