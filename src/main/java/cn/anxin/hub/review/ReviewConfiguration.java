package cn.anxin.hub.review;

import cn.anxin.hub.AnxinHub;
import cn.anxin.hub.AnxinProperties;
import cn.anxin.hub.StartFault;
import cn.anxin.hub.decision.Decision;
import cn.anxin.hub.ledger.Assessments;
import cn.anxin.hub.ledger.Enterprises;
import cn.anxin.hub.ledger.History;
import cn.anxin.hub.ledger.Intakes;
import cn.anxin.hub.ledger.LedgerReach;
import cn.anxin.hub.ledger.Notices;
import cn.anxin.hub.ledger.PolicyActivations;
import cn.anxin.hub.ledger.Signals;
import cn.anxin.hub.notice.LawText;
import cn.anxin.hub.notice.NoticeComposer;
import cn.anxin.hub.policy.Policy;
import cn.anxin.hub.policy.PolicyFault;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.registry.Registry;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the pure core: the law is loaded once, and everything that decides uses that one decision. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReviewProperties.class)
class ReviewConfiguration {

    /** Some hundred enterprises a transaction: its cost is shared by many, and little is done twice after a kill. */
    private static final int BATCH = 300;

    @Bean
    Decision decision(AnxinProperties properties) {
        try {
            return Decision.load(properties.policies());
        } catch (PolicyFault fault) {
            String place = fault.line() == 0 ? fault.file() : fault.file() + ":" + fault.line();
            throw new StartFault(
                    new Message(
                            place + "：" + fault.reason().zh(), fault.reason().en()),
                    fault);
        }
    }

    @Bean
    Policy policy(Decision decision) {
        return decision.policy();
    }

    @Bean
    Engine engine(Policy policy) {
        String version = Optional.ofNullable(AnxinHub.class.getPackage().getImplementationVersion())
                .orElse("development");
        return new Engine(version, policy.city().code());
    }

    @Bean
    PolicyInForce policyInForce(Policy policy, PolicyActivations activations, Clock clock) {
        return new PolicyInForce(policy, activations, clock);
    }

    /** Automatic; an officer's confirmation will be another bean of this type. */
    @Bean
    ReleaseStep releaseStep() {
        return ReleaseStep.automatic();
    }

    @Bean
    Batch.Ledger reviewLedger(Enterprises enterprises, History history, Assessments assessments, Notices notices) {
        return new Batch.Ledger(enterprises, history, assessments, notices);
    }

    @Bean
    Reviewer reviewer(
            Batch.Ledger ledger,
            Registry registry,
            Decision decision,
            ReleaseStep releaseStep,
            Engine engine,
            PolicyInForce policyInForce,
            Loads loads,
            TransactionTemplate transactions,
            Clock clock) {
        Examiner examiner = new Examiner(decision, new NoticeComposer(LawText.of(decision.policy())), releaseStep);
        Batch batch = new Batch(ledger, registry::recipientsToTell, examiner, engine, clock);
        return new Reviewer(transactions, ledger.enterprises(), policyInForce::check, loads, batch, clock);
    }

    @Bean
    Loads loads(Intakes intakes, Clock clock, ReviewProperties properties) {
        return new Loads(intakes, clock, properties.quiet(), properties.patience());
    }

    @Bean
    Reviews reviews(Reviewer reviewer, LedgerReach reach) {
        return new Reviews(() -> reviewer.review(BATCH), reach, System::nanoTime);
    }

    @Bean
    Reviews urgentReviews(Reviewer reviewer, Signals signals, LedgerReach reach) {
        return new Reviews(new UrgentWork(reviewer, signals), reach, System::nanoTime);
    }
}
