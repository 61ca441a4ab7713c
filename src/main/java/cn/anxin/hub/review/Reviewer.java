package cn.anxin.hub.review;

import cn.anxin.hub.decision.PolicyNotInForce;
import cn.anxin.hub.ledger.Enterprises;
import cn.anxin.hub.ledger.Pace;
import cn.anxin.hub.record.Uscc;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reviews the enterprises that are due, a batch a transaction. Any number of reviewers may work on one ledger: each
 * takes hold of its enterprises and passes over those of the others.
 */
public class Reviewer {

    private static final Logger LOG = LoggerFactory.getLogger(Reviewer.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);

    private final TransactionTemplate transactions;
    private final Enterprises enterprises;
    private final Runnable policyCheck;
    private final Loads loads;
    private final Batch batch;
    private final Clock clock;

    /** @param policyCheck fails where the enterprises in hand are to be decided by another policy than this node's */
    Reviewer(
            TransactionTemplate transactions,
            Enterprises enterprises,
            Runnable policyCheck,
            Loads loads,
            Batch batch,
            Clock clock) {
        this.transactions = transactions;
        this.enterprises = enterprises;
        this.policyCheck = policyCheck;
        this.loads = loads;
        this.batch = batch;
        this.clock = clock;
    }

    /**
     * Reviews up to {@code limit} enterprises. One that cannot be reviewed stops none of the others: it stays due, with
     * its error, and is tried again after a pause.
     *
     * @return how many were taken up; 0 where nothing is due
     */
    public int reviewBatch(int limit) {
        return review(limit).enterprises();
    }

    Tally review(int limit) {
        return attempt(() -> enterprises.claim(limit, LocalDate.now(clock), loads.settled()), Pace.BULK);
    }

    /** Reviews those only that are urgent. */
    Tally reviewUrgent(int limit) {
        return attempt(() -> enterprises.claimUrgent(limit), Pace.URGENT);
    }

    private Tally attempt(Supplier<List<Uscc>> claim, Pace pace) {
        List<Uscc> claimed = new ArrayList<>();
        try {
            return transactions.execute(status -> {
                claimed.addAll(claim.get());
                policyCheck.run();
                return batch.review(claimed, pace);
            });
        } catch (RuntimeException fault) {
            if (claimed.isEmpty() || passes(fault)) {
                throw fault;
            }
            return apart(claimed, fault, pace);
        }
    }

    /** One enterprise's dossier cannot be understood, or the ledger refuses what follows: halves find out whose. */
    private Tally apart(List<Uscc> claimed, RuntimeException fault, Pace pace) {
        if (claimed.size() == 1) {
            return failed(claimed.get(0), fault);
        }
        int middle = claimed.size() / 2;
        return retry(claimed.subList(0, middle), pace).plus(retry(claimed.subList(middle, claimed.size()), pace));
    }

    private Tally retry(List<Uscc> half, Pace pace) {
        return attempt(() -> enterprises.claim(half, LocalDate.now(clock)), pace);
    }

    private Tally failed(Uscc uscc, RuntimeException fault) {
        String reason = Reason.of(fault);
        int failures = enterprises.failed(uscc, reason, clock.instant(), FIRST_PAUSE);
        if (failures == 1) {
            LOG.warn("{} 无法复核，将再试 / {} cannot be reviewed, will be tried again: {}", uscc, uscc, reason);
        }
        return Tally.FAILURE;
    }

    /** Whether the trouble is everyone's for the moment, and not one enterprise's. */
    private static boolean passes(RuntimeException fault) {
        return fault instanceof PolicyNotInForce
                || fault instanceof OtherPolicy
                || fault instanceof TransientDataAccessException
                || fault instanceof RecoverableDataAccessException
                || fault instanceof DataAccessResourceFailureException
                || fault instanceof TransactionException;
    }
}
