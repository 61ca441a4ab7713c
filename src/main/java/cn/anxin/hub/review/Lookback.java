package cn.anxin.hub.review;

import cn.anxin.hub.decision.Assessment;
import cn.anxin.hub.decision.Assessment.Ground;
import cn.anxin.hub.decision.Decision;
import cn.anxin.hub.ledger.Assessments.Basis;
import cn.anxin.hub.ledger.Enterprises;
import cn.anxin.hub.ledger.History;
import cn.anxin.hub.ledger.History.Known;
import cn.anxin.hub.ledger.History.Ruling;
import cn.anxin.hub.ledger.Notices;
import cn.anxin.hub.notice.Enterprise;
import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.Uscc;
import cn.anxin.hub.review.EnterpriseView.GroundView;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** What an enterprise was on any day, from what was known at any instant: decided again from the stored records. */
@Service
public class Lookback {

    private final Enterprises enterprises;
    private final History history;
    private final Notices notices;
    private final Decision decision;
    private final Engine engine;
    private final Clock clock;

    public Lookback(
            Enterprises enterprises, History history, Notices notices, Decision decision, Engine engine, Clock clock) {
        this.enterprises = enterprises;
        this.history = history;
        this.notices = notices;
        this.decision = decision;
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * The enterprise, if its code was known then.
     *
     * @param asOf the day decided for; empty for today
     * @param knownAt the instant up to which records count; empty for now
     * @throws cn.anxin.hub.decision.PolicyNotInForce where the day is before the policy's first
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<EnterpriseView> at(Uscc uscc, Optional<LocalDate> asOf, Optional<Instant> knownAt) {
        Instant known = knownAt.orElseGet(clock::instant);
        if (!enterprises.known(uscc, known)) {
            return Optional.empty();
        }
        LocalDate day = asOf.orElseGet(() -> LocalDate.now(clock));
        return Optional.of(view(uscc, day, known));
    }

    private EnterpriseView view(Uscc uscc, LocalDate day, Instant knownAt) {
        Known known = Objects.requireNonNull(history.at(knownAt, List.of(uscc)).get(uscc));
        List<CreditRecord> records = known.effective();
        Assessment assessment = decision.decide(uscc, records, day);
        String firstName = enterprises.firstNamesAt(knownAt, List.of(uscc)).getOrDefault(uscc, uscc.value());
        Map<String, Ruling> rulings = known.rulings().stream()
                .collect(Collectors.toMap(ruling -> ruling.key().reference(), Function.identity()));
        return new EnterpriseView(
                Enterprise.on(day, uscc, records, firstName),
                knownAt,
                assessment,
                basis(assessment),
                assessment.grounds().stream()
                        .map(ground -> ground(ground, rulings))
                        .toList(),
                known.rulings(),
                notices.latest(uscc, knownAt));
    }

    private GroundView ground(Ground ground, Map<String, Ruling> rulings) {
        return new GroundView(
                ground,
                decision.policy().text(ground.article(), ground.item()),
                ground.records().stream()
                        .map(reference -> Objects.requireNonNull(rulings.get(reference)))
                        .toList());
    }

    private Basis basis(Assessment assessment) {
        return new Basis(
                assessment.policy().id(),
                assessment.policy().version(),
                assessment.policy().sha256(),
                engine.version(),
                assessment.openParameters());
    }
}
