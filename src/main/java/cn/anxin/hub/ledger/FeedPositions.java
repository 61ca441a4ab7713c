package cn.anxin.hub.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How far the hub is with what it fetches from a feed piece by piece: a service's pages, a table's rows. */
@Repository
public class FeedPositions {

    private final JdbcClient jdbc;

    public FeedPositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The place after which to go on.
     *
     * @param at the cursor or the key; empty at the beginning
     * @param sha256 of the last piece that was taken in whole
     * @param underWay the piece of which something may be taken
     */
    public record Position(Optional<String> at, Optional<String> sha256, Optional<UUID> underWay) {

        static final Position BEGINNING = new Position(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Where a feed is. */
    public Position of(String source, String way) {
        return jdbc.sql("select position, sha256, intake_id from feed_position where source = ? and way = ?")
                .params(source, way)
                .query((row, number) -> new Position(
                        Optional.ofNullable(row.getString("position")),
                        Optional.ofNullable(row.getString("sha256")),
                        Optional.ofNullable(row.getObject("intake_id", UUID.class))))
                .optional()
                .orElse(Position.BEGINNING);
    }

    /** Notes which piece is begun, in the transaction that begins it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(String source, String way, UUID intake) {
        jdbc.sql("""
                        insert into feed_position (source, way, intake_id) values (:source, :way, :intake)
                        on conflict (source, way) do update set intake_id = excluded.intake_id""")
                .param("source", source)
                .param("way", way)
                .param("intake", intake)
                .update();
    }

    /**
     * Goes on, in the transaction that takes the last rows of a piece.
     *
     * @throws TurnLost where the piece is not the one that was begun last
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(String source, String way, UUID intake, Optional<String> at, String sha256, Instant now) {
        int moved = jdbc.sql("""
                        update feed_position
                           set position = :at, sha256 = :sha256, intake_id = null, moved_at = :now
                         where source = :source and way = :way and intake_id = :intake""")
                .param("source", source)
                .param("way", way)
                .param("intake", intake)
                .param("at", at.orElse(null))
                .param("sha256", sha256)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        if (moved == 0) {
            throw new TurnLost();
        }
    }
}
