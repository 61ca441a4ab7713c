package cn.anxin.hub.delivery;

import cn.anxin.hub.delivery.Answer.Later;
import cn.anxin.hub.delivery.Answer.Refused;
import cn.anxin.hub.delivery.Answer.Taken;
import cn.anxin.hub.ledger.Channels;
import cn.anxin.hub.ledger.DeadLetters;
import cn.anxin.hub.ledger.Deliveries;
import cn.anxin.hub.trace.Traces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down, in one transaction, what a recipient answered to a round of notices: what it has is delivered, what it will
 * never take is dead, the rest waits. A recipient that refuses everything is most likely addressed wrongly: after some
 * refusals in a row each further one also suspends it, so that a mistake costs few notices and is told.
 */
class Settlement {

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    /** Refusals without anything taken between them. */
    private static final int TOO_MANY = 20;

    private final Deliveries deliveries;
    private final DeadLetters deadLetters;
    private final Channels channels;
    private final Outages outages;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Settlement(
            Deliveries deliveries,
            DeadLetters deadLetters,
            Channels channels,
            Outages outages,
            TransactionTemplate transaction,
            Clock clock) {
        this.deliveries = deliveries;
        this.deadLetters = deadLetters;
        this.channels = channels;
        this.outages = outages;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @throws Unanswered where the recipient has to be left alone for a while */
    void settle(String recipient, List<Answer> answers) {
        List<UUID> taken = of(answers, Taken.class).stream()
                .map(each -> each.due().noticeId())
                .toList();
        List<Refused> refused = of(answers, Refused.class);
        int inARow = Objects.requireNonNull(transaction.execute(status -> write(recipient, taken, refused)));
        forget(taken);
        refused.stream().findFirst().ifPresent(first -> tell(recipient, refused.size(), first));
        Optional<Unanswered> trouble = trouble(answers, inARow);
        if (trouble.isPresent()) {
            outages.count(recipient, taken.size());
            throw taken.isEmpty() ? trouble.get() : trouble.get().butGotOn();
        }
        if (!taken.isEmpty()) {
            outages.succeeded(recipient, taken.size());
        }
    }

    private int write(String recipient, List<UUID> taken, List<Refused> refused) {
        Instant now = clock.instant();
        if (!taken.isEmpty()) {
            deliveries.delivered(taken, now);
        }
        refused.forEach(
                each -> deadLetters.bury(each.due().noticeId(), each.due().sends(), each.code(), each.cause(), now));
        return taken.isEmpty() && refused.isEmpty() ? 0 : channels.refused(recipient, !taken.isEmpty(), refused.size());
    }

    private void forget(List<UUID> taken) {
        if (Traces.areKept()) {
            deliveries.forgetTrails(taken);
        }
    }

    private static void tell(String recipient, int refused, Refused first) {
        LOG.warn(
                "接收方 {} 拒收 {} 份通知，已转入死信：{} / Recipient {} refused {} notices, they are dead letters now: {}",
                recipient,
                refused,
                first.cause(),
                recipient,
                refused,
                first.cause());
    }

    private static Optional<Unanswered> trouble(List<Answer> answers, int inARow) {
        List<Later> later = of(answers, Later.class);
        if (!later.isEmpty()) {
            Duration pause = later.stream()
                    .flatMap(each -> each.pause().stream())
                    .max(Duration::compareTo)
                    .orElse(Duration.ZERO);
            return Optional.of(Unanswered.because(later.get(0).cause(), pause));
        }
        return inARow < TOO_MANY
                ? Optional.empty()
                : Optional.of(Unanswered.because("连续拒收 %d 份通知，请核对地址 / it refused %d notices in a row, check the address"
                        .formatted(inARow, inARow)));
    }

    private static <T extends Answer> List<T> of(List<Answer> answers, Class<T> kind) {
        return answers.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
