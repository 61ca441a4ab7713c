package cn.anxin.hub.notice;

import cn.anxin.hub.policy.Authority;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a notice says, before it has its id, its number and its time.
 *
 * @param recipient the recipient's id
 * @param sequence 1, 2, 3 … per recipient and enterprise, without gaps
 * @param grounds as this recipient may see them; none under an incentive or at an end
 * @param measures this recipient's own; none at an end
 * @param effectiveFrom the day decided for
 * @param expectedUntil the last day on which, with the records known, the measures stay as they are
 * @param endReason present at an end only
 */
public record NoticeBody(
        String recipient,
        int sequence,
        Change change,
        Regime regime,
        Enterprise enterprise,
        List<Ground> grounds,
        List<Measure> measures,
        LocalDate effectiveFrom,
        Optional<LocalDate> expectedUntil,
        Optional<EndReason> endReason,
        Authority issuingAuthority,
        PolicyLabel policy) {

    NoticeBody expectedUntil(Optional<LocalDate> day) {
        return new NoticeBody(
                recipient,
                sequence,
                change,
                regime,
                enterprise,
                grounds,
                measures,
                effectiveFrom,
                day,
                endReason,
                issuingAuthority,
                policy);
    }

    /** An act of Art. 7 in force, in the law's words. */
    public record Ground(
            int article, int item, String text, LocalDate since, Optional<LocalDate> until, List<Evidence> evidence) {

        Ground withoutText() {
            return new Ground(article, item, "", since, until, evidence);
        }
    }

    /** A document that an act rests on, and its day; never a person. */
    public record Evidence(String documentNo, LocalDate on) {}

    /** A measure to apply; one of Art. 6 takes effect at the recipient only when that confirms it (经认定后). */
    public record Measure(int article, int item, String text, boolean requiresConfirmation) {}

    /** The policy that decided. */
    public record PolicyLabel(String id, int version) {}
}
