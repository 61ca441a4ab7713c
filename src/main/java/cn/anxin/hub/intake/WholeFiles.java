package cn.anxin.hub.intake;

import cn.anxin.hub.ledger.FeedSnapshots;
import cn.anxin.hub.ledger.Intake;
import cn.anxin.hub.ledger.Records;
import cn.anxin.hub.record.Reading;
import cn.anxin.hub.registry.Registry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Files of which the feed says that they are snapshots: their keys are noted as their rows are taken. A snapshot's records
 * carry no revisions of their own: one that ended and comes again has to count again.
 */
@Component
class WholeFiles {

    private final Registry registry;
    private final FeedSnapshots snapshots;
    private final Records records;

    WholeFiles(Registry registry, FeedSnapshots snapshots, Records records) {
        this.registry = registry;
        this.records = records;
        this.snapshots = snapshots;
    }

    /** In the transaction that begins the file. */
    void begin(Intake intake) {
        boolean snapshot = registry.feeds().stream()
                .anyMatch(feed -> feed.id().equals(intake.origin().source())
                        && feed.terms().snapshot());
        if (snapshot) {
            records.lock(intake.origin().source());
            snapshots.begin(
                    intake.id(), intake.origin().source(), intake.origin().type(), intake.startedAt());
        }
    }

    /** Whether it began as one, whatever the feed says by now. */
    private boolean isWhole(Intake intake) {
        return snapshots.find(intake.id()).isPresent();
    }

    /** The rows as they count. */
    Rows rows(Intake intake, Rows rows) {
        return isWhole(intake) ? new Unnumbered(rows) : rows;
    }

    /** What is noted beside them. */
    Along along(Intake intake) {
        return isWhole(intake) ? new Keys(intake, snapshots) : Along.NOTHING;
    }

    private record Keys(Intake intake, FeedSnapshots snapshots) implements Along {

        @Override
        public void chunk(List<CheckedRow> rows) {
            List<String> keys = rows.stream()
                    .map(row -> key(row.reading()))
                    .filter(key -> !key.isEmpty())
                    .toList();
            snapshots.add(intake.id(), keys, rows.size() - keys.size());
        }

        private static String key(Reading reading) {
            return reading instanceof Reading.Read read
                    ? read.record().key().recordId()
                    : ((Reading.Refused) reading).recordId();
        }

        @Override
        public void end() {
            snapshots.taken(intake.id());
        }
    }

    private record Unnumbered(Rows rows) implements Rows {

        @Override
        public Optional<RawRow> next() throws IOException {
            return rows.next().map(row -> new RawRow(row.line(), row.raw(), row.size(), true));
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }
}
