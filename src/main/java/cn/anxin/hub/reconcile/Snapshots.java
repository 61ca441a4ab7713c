package cn.anxin.hub.reconcile;

import cn.anxin.hub.ledger.Dues;
import cn.anxin.hub.ledger.Dues.Last;
import cn.anxin.hub.receipt.Holdings;
import cn.anxin.hub.record.Uscc;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes all that is in force for a recipient, as of one moment of the ledger, a thousand enterprises in memory at a time.
 * It names those too of which everything has ended, since an older notice may still be on its way.
 */
public class Snapshots {

    private static final int PAGE = 1_000;
    /** Later than any notice. */
    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Dues dues;
    private final Holdings holdings;
    private final TransactionTemplate oneMoment;
    private final ObjectMapper json;
    private final Clock clock;

    Snapshots(Dues dues, Holdings holdings, TransactionTemplate oneMoment, ObjectMapper json, Clock clock) {
        this.dues = dues;
        this.holdings = holdings;
        this.oneMoment = oneMoment;
        this.json = json;
        this.clock = clock;
    }

    /** An enterprise of which nothing is in force any more. */
    private record Ended(String uscc, int sequence, String noticeId) {}

    /** Writes it as JSON. */
    public void write(String recipient, OutputStream out) throws IOException {
        try (JsonGenerator writer = json.createGenerator(out)) {
            oneMoment.executeWithoutResult(status -> {
                try {
                    writeAll(recipient, writer);
                } catch (IOException fault) {
                    throw new UncheckedIOException(fault);
                }
            });
        } catch (UncheckedIOException fault) {
            throw fault.getCause();
        }
    }

    private void writeAll(String recipient, JsonGenerator writer) throws IOException {
        writer.writeStartObject();
        writer.writeStringField("recipient", recipient);
        writer.writeStringField(
                "at", OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS).toString());
        writer.writeNumberField("position", dues.position());
        IdDigest digest = new IdDigest();
        writer.writeArrayFieldStart("entries");
        List<Last> page = new ArrayList<>();
        dues.last(recipient, EVER, last -> {
            if (!last.ended()) {
                digest.add(last.uscc().value(), last.sequence(), last.noticeId());
                page.add(last);
                if (page.size() == PAGE) {
                    flush(recipient, page, writer);
                }
            }
        });
        flush(recipient, page, writer);
        writer.writeEndArray();
        writer.writeArrayFieldStart("ended");
        dues.last(recipient, EVER, last -> {
            if (last.ended()) {
                write(new Ended(last.uscc().value(), last.sequence(), last.noticeId()), writer);
            }
        });
        writer.writeEndArray();
        writer.writeNumberField("enterprises", digest.lines());
        writer.writeStringField("digestAlgorithm", IdDigest.ALGORITHM);
        writer.writeStringField("digest", digest.hex());
        writer.writeEndObject();
    }

    private void flush(String recipient, List<Last> page, JsonGenerator writer) {
        List<Uscc> enterprises = page.stream().map(Last::uscc).toList();
        holdings.latest(recipient, enterprises)
                .values()
                .forEach(standing -> Listed.of(standing).ifPresent(listed -> write(listed, writer)));
        page.clear();
    }

    private void write(Object value, JsonGenerator writer) {
        try {
            json.writeValue(writer, value);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
