package cn.anxin.hub.intake;

import cn.anxin.hub.ledger.FeedPositions;
import cn.anxin.hub.ledger.FeedTurns;
import cn.anxin.hub.ledger.Intake;
import cn.anxin.hub.ledger.Intake.Origin;
import cn.anxin.hub.ledger.Intakes;
import cn.anxin.hub.ledger.ThisNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a feed piece by piece: the place after which to go on is written with the last rows of each. Killed in between, the
 * piece is fetched again: if it is the same, it is gone on with; if not, what was taken of it is known already.
 */
@Component
class PieceIntake {

    private final IntakeRun run;
    private final Intakes intakes;
    private final FeedPositions positions;
    private final FeedTurns turns;
    private final ThisNode node;
    private final TransactionTemplate transactions;
    private final Clock clock;

    PieceIntake(
            IntakeRun run,
            Intakes intakes,
            FeedPositions positions,
            FeedTurns turns,
            ThisNode node,
            TransactionTemplate transactions,
            Clock clock) {
        this.run = run;
        this.intakes = intakes;
        this.positions = positions;
        this.turns = turns;
        this.node = node;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A piece.
     *
     * @param sha256 of all that it says
     * @param next the place after it
     */
    record Piece(Origin origin, String sha256, Optional<String> next) {}

    /** Afterwards every row of the piece has its outcome, and the feed goes on after it. */
    Intake take(Piece piece, Rows rows) throws IOException {
        Origin origin = piece.origin();
        Intake intake = Objects.requireNonNull(transactions.execute(transaction -> begin(piece)));
        run.take(
                intake,
                rows,
                Along.ending(() -> positions.move(
                        origin.source(), origin.way(), intake.id(), piece.next(), piece.sha256(), now())));
        intakes.done(intake.id(), now());
        turns.pulled(origin.source(), now());
        return intakes.get(intake.id());
    }

    private Intake begin(Piece piece) {
        Origin origin = piece.origin();
        turns.hold(origin.source(), node.id());
        Optional<Intake> left =
                positions.of(origin.source(), origin.way()).underWay().map(intakes::get);
        if (left.isPresent() && isSame(left.get(), piece)) {
            return left.get();
        }
        left.ifPresent(other -> intakes.done(other.id(), now()));
        Intake begun = intakes.begin(origin, piece.sha256(), "UTF-8", now());
        positions.begin(origin.source(), origin.way(), begun.id());
        return begun;
    }

    private static boolean isSame(Intake intake, Piece piece) {
        return intake.origin().equals(piece.origin()) && intake.sha256().equals(piece.sha256());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
