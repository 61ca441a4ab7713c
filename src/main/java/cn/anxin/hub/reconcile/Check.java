package cn.anxin.hub.reconcile;

import cn.anxin.hub.notice.Regime;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.record.Uscc;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The answer to the question whether an enterprise is listed for a recipient.
 *
 * @param known whether the hub knows the enterprise at all
 * @param listed whether any measure of the recipient's is in force
 * @param sequence of the latest notice, under which it stands
 * @param since the earliest of its measures
 * @param fault why there is no answer
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Check(
        String uscc,
        String recipient,
        boolean known,
        boolean listed,
        Optional<String> name,
        Optional<Regime> regime,
        Optional<Integer> sequence,
        Optional<UUID> noticeId,
        Optional<String> noticeNo,
        Optional<LocalDate> since,
        Optional<LocalDate> expectedUntil,
        List<Listed.Measure> measures,
        Optional<Fault> fault) {

    /** What is wrong with a code. */
    public record Fault(String code, String message) {}

    static Check listed(String recipient, Listed listed) {
        return new Check(
                listed.uscc(),
                recipient,
                true,
                true,
                Optional.of(listed.name()),
                Optional.of(listed.regime()),
                Optional.of(listed.sequence()),
                Optional.of(listed.noticeId()),
                Optional.of(listed.noticeNo()),
                Optional.of(listed.since()),
                listed.expectedUntil(),
                listed.measures(),
                Optional.empty());
    }

    static Check notListed(Uscc uscc, String recipient, Optional<String> name) {
        return nothing(uscc.value(), recipient, name, Optional.empty());
    }

    /** Of what is no code, so that nothing can be said of it. */
    public static Check refused(String text, String recipient, String code, Message message) {
        return nothing(text, recipient, Optional.empty(), Optional.of(new Fault(code, message.both())));
    }

    private static Check nothing(String uscc, String recipient, Optional<String> name, Optional<Fault> fault) {
        return new Check(
                uscc,
                recipient,
                name.isPresent(),
                false,
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                fault);
    }
}
