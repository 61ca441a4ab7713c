package cn.anxin.hub.notice;

import cn.anxin.hub.decision.Assessment;
import cn.anxin.hub.decision.Assessment.MeasureInForce;
import cn.anxin.hub.notice.NoticeBody.Evidence;
import cn.anxin.hub.notice.NoticeBody.Ground;
import cn.anxin.hub.notice.NoticeBody.Measure;
import cn.anxin.hub.notice.NoticeBody.PolicyLabel;
import cn.anxin.hub.record.CreditRecord;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says what each recipient has to be told after a decision: nothing, a START, an AMEND or an END. */
public final class NoticeComposer {

    private final LawText law;

    public NoticeComposer(LawText law) {
        this.law = law;
    }

    /**
     * The notices that a decision causes, in the order of the recipients.
     *
     * @param last each recipient's latest notice about this enterprise, by the recipient's id
     */
    public List<NoticeBody> compose(
            Situation situation, Collection<Recipient> recipients, Map<String, NoticeBody> last) {
        Outlook outlook = new Outlook(situation);
        return recipients.stream()
                .flatMap(recipient ->
                        compose(recipient, Optional.ofNullable(last.get(recipient.id())), situation, outlook).stream())
                .toList();
    }

    private Optional<NoticeBody> compose(
            Recipient recipient, Optional<NoticeBody> last, Situation situation, Outlook outlook) {
        Optional<NoticeBody> before = last.filter(notice -> notice.change() != Change.END);
        List<MeasureInForce> measures = outlook.now().measuresOf(recipient);
        int sequence = last.map(NoticeBody::sequence).orElse(0) + 1;
        if (measures.isEmpty()) {
            return before.map(
                    notice -> end(notice, sequence, situation, outlook.now().concerns(recipient)));
        }
        Change change = before.isPresent() ? Change.AMEND : Change.START;
        NoticeBody told = inForce(recipient, change, sequence, measures, situation);
        if (before.filter(notice -> saysTheSame(notice, told)).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(told.expectedUntil(outlook.lastDay(recipient)));
    }

    private NoticeBody inForce(
            Recipient recipient, Change change, int sequence, List<MeasureInForce> measures, Situation situation) {
        Assessment assessment = situation.assessment();
        Regime regime = Regime.of(assessment.status()).orElseThrow();
        Enterprise enterprise = situation.enterprise();
        return new NoticeBody(
                recipient.id(),
                sequence,
                change,
                regime,
                enterprise,
                regime == Regime.JOINT_PUNISHMENT ? grounds(recipient, situation) : List.of(),
                measures.stream().map(this::measure).toList(),
                assessment.asOf(),
                Optional.empty(),
                Optional.empty(),
                law.authority(enterprise.district()),
                label(assessment));
    }

    private NoticeBody end(NoticeBody before, int sequence, Situation situation, boolean concernsRecipient) {
        Enterprise enterprise = situation.enterprise();
        LocalDate from = situation.assessment().asOf();
        return new NoticeBody(
                before.recipient(),
                sequence,
                Change.END,
                before.regime(),
                enterprise,
                List.of(),
                List.of(),
                from,
                Optional.empty(),
                Optional.of(new Endings(situation).of(before, concernsRecipient)),
                law.authority(enterprise.district()),
                label(situation.assessment()));
    }

    private List<Ground> grounds(Recipient recipient, Situation situation) {
        Map<String, CreditRecord> byReference = situation.records().stream()
                .collect(Collectors.toMap(record -> record.key().reference(), Function.identity()));
        Redaction redaction = new Redaction(law.isGovernment(recipient.kind()));
        return situation.assessment().grounds().stream()
                .map(ground -> new Ground(
                        ground.article(),
                        ground.item(),
                        law.text(ground.article(), ground.item()),
                        ground.since(),
                        ground.until(),
                        evidence(ground.records(), byReference, redaction)))
                .toList();
    }

    private static List<Evidence> evidence(
            List<String> references, Map<String, CreditRecord> byReference, Redaction redaction) {
        return references.stream()
                .flatMap(reference -> Optional.ofNullable(byReference.get(reference)).stream())
                .flatMap(record -> redaction.evidence(record).stream())
                .toList();
    }

    private Measure measure(MeasureInForce measure) {
        return new Measure(
                measure.article(),
                measure.item(),
                law.text(measure.article(), measure.item()),
                law.requiresConfirmation(measure.article()));
    }

    private static PolicyLabel label(Assessment assessment) {
        return new PolicyLabel(assessment.policy().id(), assessment.policy().version());
    }

    /** The law's words are not compared: a measure is its article and item, however an edition prints it. */
    private static boolean saysTheSame(NoticeBody before, NoticeBody now) {
        return before.regime() == now.regime()
                && before.enterprise().name().equals(now.enterprise().name())
                && items(before).equals(items(now))
                && facts(before).equals(facts(now));
    }

    private static List<List<Integer>> items(NoticeBody body) {
        return body.measures().stream()
                .map(measure -> List.of(measure.article(), measure.item()))
                .toList();
    }

    private static List<Ground> facts(NoticeBody body) {
        return body.grounds().stream().map(Ground::withoutText).toList();
    }
}
