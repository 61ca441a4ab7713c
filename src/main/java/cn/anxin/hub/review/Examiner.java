package cn.anxin.hub.review;

import cn.anxin.hub.decision.Assessment;
import cn.anxin.hub.decision.Decision;
import cn.anxin.hub.decision.PolicyNotInForce;
import cn.anxin.hub.ledger.Assessments.Stored;
import cn.anxin.hub.notice.Enterprise;
import cn.anxin.hub.notice.NoticeBody;
import cn.anxin.hub.notice.NoticeComposer;
import cn.anxin.hub.notice.OtherDays;
import cn.anxin.hub.notice.Recipient;
import cn.anxin.hub.notice.Situation;
import cn.anxin.hub.notice.Situation.Earlier;
import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.Uscc;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides an enterprise from its dossier and says what follows; reads and writes nothing. */
final class Examiner {

    private final Decision decision;
    private final NoticeComposer composer;
    private final ReleaseStep releaseStep;

    Examiner(Decision decision, NoticeComposer composer, ReleaseStep releaseStep) {
        this.decision = decision;
        this.composer = composer;
        this.releaseStep = releaseStep;
    }

    Findings examine(Dossier dossier, Collection<Recipient> recipients, LocalDate today) {
        List<CreditRecord> records = dossier.known().effective();
        Assessment assessment = decision.decide(dossier.uscc(), records, today);
        Situation situation = new Situation(
                assessment,
                dossier.stored()
                        .map(row -> new Earlier(() -> Dossier.read(row), isOf(row, assessment), dossier.nothingNew())),
                records,
                dossier.firstName(),
                otherDays(dossier.uscc(), records));
        List<NoticeBody> notices = composer.compose(situation, recipients, dossier.told());
        return new Findings(
                assessment,
                dossier.stored()
                        .filter(row -> isOf(row, assessment) && saysTheSame(Dossier.read(row), assessment))
                        .map(Stored::id),
                situation.enterprise(),
                nextReviewOn(assessment, records),
                releaseStep.release(situation, notices));
    }

    private OtherDays otherDays(Uscc uscc, List<CreditRecord> records) {
        return day -> {
            try {
                return Optional.of(decision.decide(uscc, records, day));
            } catch (PolicyNotInForce tooEarly) {
                return Optional.empty();
            }
        };
    }

    private static Optional<LocalDate> nextReviewOn(Assessment assessment, List<CreditRecord> records) {
        return Stream.of(assessment.nextReviewOn(), Enterprise.nextChange(assessment.asOf(), records))
                .flatMap(Optional::stream)
                .min(LocalDate::compareTo);
    }

    private static boolean isOf(Stored row, Assessment assessment) {
        return row.policySha256().equals(assessment.policy().sha256());
    }

    private static boolean saysTheSame(Assessment before, Assessment now) {
        return before.equals(new Assessment(
                now.uscc(),
                before.asOf(),
                now.policy(),
                now.status(),
                now.scopeItems(),
                now.articles(),
                now.grounds(),
                now.conditions(),
                now.measures(),
                now.warnings(),
                now.nextReviewOn(),
                now.openParameters()));
    }
}
