package cn.anxin.hub.receipt;

import cn.anxin.hub.notice.NoticeBody.Measure;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A measure in force for a recipient.
 *
 * @param since from when on without a break
 * @param noticeId the notice that began it
 * @param answer what the recipient last said of it; empty where it said nothing
 */
public record HeldMeasure(Measure measure, LocalDate since, UUID noticeId, Optional<Outcome> answer) {

    /** One of Art. 6 takes effect when the recipient confirms it (经认定后); every other at once. */
    public boolean inEffect() {
        return !measure.requiresConfirmation() || isConfirmed();
    }

    boolean isConfirmed() {
        return answer.filter(each -> each == Outcome.CONFIRMED || each == Outcome.APPLIED)
                .isPresent();
    }

    HeldMeasure with(Measure now, Optional<Outcome> said) {
        return new HeldMeasure(now, since, noticeId, said.or(() -> answer));
    }
}
