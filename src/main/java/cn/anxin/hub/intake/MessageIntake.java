package cn.anxin.hub.intake;

import cn.anxin.hub.ledger.Intake;
import cn.anxin.hub.ledger.Intake.FileFault;
import cn.anxin.hub.ledger.Intake.Origin;
import cn.anxin.hub.ledger.Intakes;
import cn.anxin.hub.ledger.RefusedContents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a message: once, by its id and content, whatever is killed when. Of a refused one the reason and the head are kept. */
@Component
class MessageIntake {

    private static final String WAY = "JMS";
    private static final int LONGEST_NAME = 200;

    private final RecordRequests requests;
    private final Intakes intakes;
    private final RefusedContents contents;
    private final TransactionTemplate transactions;
    private final Clock clock;

    MessageIntake(
            RecordRequests requests,
            Intakes intakes,
            RefusedContents contents,
            TransactionTemplate transactions,
            Clock clock) {
        this.requests = requests;
        this.intakes = intakes;
        this.contents = contents;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The first outcome, where the message had come before; a start that was killed is gone on with. */
    IntakeAnswer take(String source, FeedMessage message) throws IOException {
        Origin origin = origin(source, message);
        Optional<Intake> known = known(origin, message);
        if (known.isPresent()) {
            return requests.goOn(known.get(), message.open());
        }
        Optional<FileFault> fault = message.refusal().or(() -> requests.fault(source, message.open()));
        return fault.isPresent()
                ? requests.outcome(refuse(origin, message, fault.get()))
                : requests.goOn(intakes.begin(origin, message.sha256(), "UTF-8", now()), message.open());
    }

    /** Nothing more of it is taken; what was begun of it ends. */
    IntakeAnswer refuse(String source, FeedMessage message, FileFault fault) {
        Origin origin = origin(source, message);
        return requests.outcome(Objects.requireNonNull(transactions.execute(transaction -> known(origin, message)
                .map(begun -> intakes.abandon(begun.id(), fault, now()))
                .orElseGet(() -> refuse(origin, message, fault)))));
    }

    private Intake refuse(Origin origin, FeedMessage message, FileFault fault) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            Intake failed = intakes.fail(origin, message.sha256(), "UTF-8", fault, now());
            intakes.done(failed.id(), now());
            contents.keep(failed.id(), message.head(FeedMessageReader.KEPT_BYTES), message.size());
            return failed;
        }));
    }

    /** One without an id cannot be told from another with the same content, which may be sent at any time. */
    private Optional<Intake> known(Origin origin, FeedMessage message) {
        return message.id().isEmpty() ? Optional.empty() : intakes.message(origin, message.sha256());
    }

    private static Origin origin(String source, FeedMessage message) {
        String name = message.id().map(MessageIntake::name).orElseGet(() -> "message-" + UUID.randomUUID());
        return new Origin(source, "", WAY, name);
    }

    /** An AMQP sender may choose whatever it likes. */
    private static String name(String id) {
        boolean fit = id.length() <= LONGEST_NAME
                && id.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
        return fit ? id : "message-" + FeedMessage.sha256(id.getBytes(StandardCharsets.UTF_8));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
