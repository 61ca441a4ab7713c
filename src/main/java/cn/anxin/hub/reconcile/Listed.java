package cn.anxin.hub.reconcile;

import cn.anxin.hub.notice.Notice;
import cn.anxin.hub.notice.NoticeBody;
import cn.anxin.hub.notice.Regime;
import cn.anxin.hub.receipt.HeldMeasure;
import cn.anxin.hub.receipt.Outcome;
import cn.anxin.hub.receipt.Standing;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is in force for a recipient about an enterprise.
 *
 * @param sequence of the latest notice, under which it stands
 * @param since the earliest of its measures
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Listed(
        String uscc,
        String name,
        Optional<String> district,
        Regime regime,
        int sequence,
        UUID noticeId,
        String noticeNo,
        LocalDate since,
        Optional<LocalDate> expectedUntil,
        List<Measure> measures) {

    /**
     * A measure in force.
     *
     * @param inEffect false for one of Art. 6 that the recipient has not confirmed
     * @param answer what the recipient last said of it
     * @param noticeId the notice that began it
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Measure(
            int article,
            int item,
            String text,
            boolean requiresConfirmation,
            boolean inEffect,
            Optional<Outcome> answer,
            LocalDate since,
            UUID noticeId) {

        static Measure of(HeldMeasure held) {
            NoticeBody.Measure measure = held.measure();
            return new Measure(
                    measure.article(),
                    measure.item(),
                    measure.text(),
                    measure.requiresConfirmation(),
                    held.inEffect(),
                    held.answer(),
                    held.since(),
                    held.noticeId());
        }
    }

    /** Empty where nothing is in force. */
    static Optional<Listed> of(Standing standing) {
        List<Measure> measures = standing.held().stream().map(Measure::of).toList();
        Optional<LocalDate> since = measures.stream().map(Measure::since).min(Comparator.naturalOrder());
        return since.flatMap(first -> standing.latest().map(notice -> of(notice, first, measures)));
    }

    private static Listed of(Notice notice, LocalDate since, List<Measure> measures) {
        NoticeBody body = notice.body();
        return new Listed(
                body.enterprise().uscc().value(),
                body.enterprise().name(),
                body.enterprise().district(),
                body.regime(),
                body.sequence(),
                notice.id(),
                notice.noticeNo(),
                since,
                body.expectedUntil(),
                measures);
    }
}
