package cn.anxin.hub.intake;

import cn.anxin.hub.ledger.Intake;
import cn.anxin.hub.ledger.Intakes;
import cn.anxin.hub.ledger.Pace;
import cn.anxin.hub.trace.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes all rows of a file or request, from where it stopped. */
@Component
class IntakeRun {

    private static final int CHUNK = 2_000;

    /** A request of so many is a load. */
    private static final int MOST_URGENT = 100;

    /** Of a chunk whose rows are long: what is in memory at once has a bound too. */
    private static final long CHUNK_SIZE = 4_000_000;

    private final Chunks chunks;
    private final Intakes intakes;

    IntakeRun(Chunks chunks, Intakes intakes) {
        this.chunks = chunks;
        this.intakes = intakes;
    }

    /** Afterwards every row has its outcome; the rows are those of the intake from its first one on. */
    Intake take(Intake intake, Rows rows) throws IOException {
        return take(intake, rows, Along.NOTHING);
    }

    /**
     * Takes all rows.
     *
     * @param along what is written in their transactions
     */
    Intake take(Intake intake, Rows rows, Along along) throws IOException {
        try (Step step = Step.within("intake")) {
            step.note("intake", intake.id().toString())
                    .note("source", intake.origin().source())
                    .note("name", intake.origin().name());
            return takeAll(intake, rows, along);
        }
    }

    private Intake takeAll(Intake intake, Rows rows, Along along) throws IOException {
        long position = 0;
        while (position < intake.rowsTaken() && rows.next().isPresent()) {
            position++;
        }
        for (Chunk chunk = chunk(rows); ; chunk = chunk(rows)) {
            Chunk now = chunk;
            chunks.take(
                    intake.id(),
                    intake.origin().source(),
                    position,
                    now.rows(),
                    pace(intake, now.rows()),
                    () -> write(intake, now, along));
            if (now.last()) {
                return intakes.get(intake.id());
            }
            position += now.rows().size();
        }
    }

    private void write(Intake intake, Chunk chunk, Along along) {
        along.chunk(chunk.rows());
        if (chunk.last()) {
            intakes.taken(intake.id());
            along.end();
        }
    }

    /**
     * What is taken at once.
     *
     * @param last whether no row follows
     */
    private record Chunk(List<CheckedRow> rows, boolean last) {}

    private static Pace pace(Intake intake, List<CheckedRow> chunk) {
        boolean alone = !intake.origin().way().equals("SFTP") && chunk.size() <= MOST_URGENT;
        return alone ? Pace.URGENT : Pace.BULK;
    }

    private static Chunk chunk(Rows rows) throws IOException {
        List<CheckedRow> chunk = new ArrayList<>(CHUNK);
        long size = 0;
        while (chunk.size() < CHUNK && size < CHUNK_SIZE) {
            Optional<RawRow> row = rows.next();
            if (row.isEmpty()) {
                return new Chunk(chunk, true);
            }
            chunk.add(CheckedRow.of(row.get()));
            size += row.get().size();
        }
        return new Chunk(chunk, false);
    }
}
