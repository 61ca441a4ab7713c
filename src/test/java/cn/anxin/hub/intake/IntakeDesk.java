package cn.anxin.hub.intake;

import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.EnterpriseNames;
import cn.anxin.hub.ledger.Intakes;
import cn.anxin.hub.ledger.Quarantine;
import cn.anxin.hub.ledger.Records;
import cn.anxin.hub.ledger.Rejects;
import cn.anxin.hub.support.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The intake on a fresh database, wired by hand. */
final class IntakeDesk implements AutoCloseable {

    final TestDatabase database = TestDatabase.fresh();
    final Clock clock = Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneId.of("Asia/Shanghai"));
    final Intakes intakes = new Intakes(database.jdbc());
    final Rejects rejects = new Rejects(database.jdbc());
    final Quarantine quarantine = new Quarantine(database.jdbc());
    final ChunkLedger ledger =
            new ChunkLedger(new Records(database.jdbc()), new EnterpriseNames(database.jdbc()), quarantine, rejects);
    final Chunks chunks = new Chunks(ledger, intakes, database.transactions(), clock);
    final IntakeRun run = new IntakeRun(chunks, intakes);
    final Spool spool;
    final RecordRequests requests;
    final QuarantineDesk quarantineDesk =
            new QuarantineDesk(quarantine, ledger, new Audit(database.jdbc(), clock), clock);

    IntakeDesk(Path folder) {
        try {
            spool = new Spool(folder.resolve("spool"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        requests = new RecordRequests(spool, run, intakes, rejects, clock);
    }

    /** What the API does with a request; the transaction of the quarantine desk is opened here, as Spring does. */
    IntakeAnswer push(String source, String json) {
        try {
            return requests.take(source, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    QuarantineDesk.Answer accept(long id) {
        return database.transactions().execute(transaction -> quarantineDesk.accept(id, "operator", "checked"));
    }

    QuarantineDesk.Answer reject(long id) {
        return database.transactions().execute(transaction -> quarantineDesk.reject(id, "operator", "not ours"));
    }

    /** Every row of a one-column answer, in order, joined by a comma. */
    String list(String sql) {
        return String.join(",", database.jdbc().sql(sql).query(String.class).list());
    }

    @Override
    public void close() {
        database.close();
    }
}
