package cn.anxin.hub.review;

import cn.anxin.hub.decision.Assessment;
import cn.anxin.hub.decision.Decision;
import cn.anxin.hub.decision.RepairOutlook;
import cn.anxin.hub.decision.RepairOutlook.Chance;
import cn.anxin.hub.ledger.EnterpriseStory;
import cn.anxin.hub.ledger.History;
import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.Uscc;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Enterprises' files: one point in time with what was before it, what comes after, and what a repair would change. */
@Service
public class EnterpriseFiles {

    /** Nobody's course has as many turns; one that had is told up to there. */
    private static final int MOST_TURNS = 400;

    /** What is known is looked back at in so many steps, the latest of them. */
    private static final int MOST_INSTANTS = 1_000;

    private final Lookback lookback;
    private final History history;
    private final EnterpriseStory story;
    private final Decision decision;
    private final RepairOutlook outlook;
    private final Clock clock;

    public EnterpriseFiles(Lookback lookback, History history, EnterpriseStory story, Decision decision, Clock clock) {
        this.lookback = lookback;
        this.history = history;
        this.story = story;
        this.decision = decision;
        this.clock = clock;
        this.outlook = new RepairOutlook(decision);
    }

    /**
     * The file, if the code was known then.
     *
     * @throws cn.anxin.hub.decision.PolicyNotInForce where the day is before the policy's first
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<EnterpriseFile> at(Uscc uscc, Optional<LocalDate> asOf, Optional<Instant> knownAt) {
        return lookback.at(uscc, asOf, knownAt).map(view -> file(uscc, view));
    }

    private EnterpriseFile file(Uscc uscc, EnterpriseView view) {
        List<CreditRecord> effective = Objects.requireNonNull(
                        history.at(view.knownAt(), List.of(uscc)).get(uscc))
                .effective();
        List<Chance> repairs = outlook.of(view.assessment(), effective);
        return new EnterpriseFile(
                view,
                effective,
                course(uscc, effective),
                repairs,
                outlook.all(view.assessment(), effective, repairs),
                story.learned(uscc, clock.instant(), MOST_INSTANTS));
    }

    private List<Assessment> course(Uscc uscc, List<CreditRecord> effective) {
        List<Assessment> course = new ArrayList<>();
        Optional<LocalDate> day = Optional.of(decision.policy().effectiveFrom());
        while (day.isPresent() && course.size() < MOST_TURNS) {
            Assessment assessment = decision.decide(uscc, effective, day.get());
            course.add(assessment);
            day = assessment.nextReviewOn();
        }
        return List.copyOf(course);
    }
}
