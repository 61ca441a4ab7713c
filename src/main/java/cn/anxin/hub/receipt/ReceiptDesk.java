package cn.anxin.hub.receipt;

import cn.anxin.hub.ledger.Receipts;
import cn.anxin.hub.ledger.Receipts.Batch;
import cn.anxin.hub.record.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes receipts that came together, in one transaction: each is judged, kept, and answered. What came before, by the same
 * way, name and content, has the answer that it had.
 */
@Component
class ReceiptDesk {

    private static final int ATTEMPTS = 3;

    private final Receipts receipts;
    private final Holdings holdings;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ReceiptDesk(Receipts receipts, Holdings holdings, TransactionTemplate transactions, Clock clock) {
        this.receipts = receipts;
        this.holdings = holdings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The answer, as JSON. */
    String take(Origin origin, Items.Source source) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transactions.execute(status -> takeOnce(origin, source)));
            } catch (PessimisticLockingFailureException crossed) {
                // Others hold some of the same notices in another order, as a delivery that is just being noted.
                if (attempt == ATTEMPTS) {
                    throw crossed;
                }
            } catch (UncheckedIOException fault) {
                throw fault.getCause();
            }
        }
    }

    /** Keeps that nothing of it could be read, and answers so. */
    String refuse(Origin origin, String code, Message message) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Batch batch = batch(origin);
            if (!receipts.begin(batch, now())) {
                return known(origin);
            }
            return finish(batch, new Tally(batch), Optional.of(Answer.BatchFault.of(code, message)));
        }));
    }

    private String takeOnce(Origin origin, Items.Source source) {
        Batch batch = batch(origin);
        if (!receipts.begin(batch, now())) {
            return known(origin);
        }
        Tally tally = new Tally(batch);
        ReceiptChunk chunk = new ReceiptChunk(receipts, holdings, batch, now(), tally);
        try (Items items = source.open()) {
            for (Optional<Item> item = items.next(); item.isPresent(); item = items.next()) {
                chunk.add(item.get());
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        chunk.write();
        return finish(batch, tally, Optional.empty());
    }

    private String finish(Batch batch, Tally tally, Optional<Answer.BatchFault> fault) {
        Answer answer = tally.answer(now().atZone(clock.getZone()).toOffsetDateTime(), fault);
        String json = AnswerJson.write(answer);
        receipts.finish(batch, tally.counts(), fault.map(Answer.BatchFault::message), json);
        return json;
    }

    private String known(Origin origin) {
        return receipts.answer(origin.recipient(), origin.way(), origin.name(), origin.sha256())
                .orElseThrow();
    }

    private static Batch batch(Origin origin) {
        return new Batch(UUID.randomUUID(), origin.recipient(), origin.way(), origin.name(), origin.sha256());
    }

    /** PostgreSQL keeps microseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
