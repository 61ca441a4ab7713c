package cn.anxin.hub.ledger;

import cn.anxin.hub.ledger.IntakeLog.Entry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was refused as a whole and cannot be asked for again, as far as it is kept: for whoever looks for its fault. */
@Repository
public class RefusedContents {

    private final JdbcClient jdbc;
    private final IntakeLog intakes;

    public RefusedContents(JdbcClient jdbc, IntakeLog intakes) {
        this.jdbc = jdbc;
        this.intakes = intakes;
    }

    /**
     * The head of what was refused.
     *
     * @param size of the whole, in bytes
     */
    public record RefusedContent(Entry intake, long size, int kept) {}

    /** Keeps the head of something refused, in the transaction that says why. */
    public void keep(UUID intake, byte[] head, long size) {
        jdbc.sql("insert into refused_content (intake_id, head, size) values (:intake, :head, :size)")
                .param("intake", intake)
                .param("head", head)
                .param("size", size)
                .update();
    }

    /** The bytes that are kept; empty where there are none. */
    public Optional<byte[]> head(UUID intake) {
        return jdbc.sql("select head from refused_content where intake_id = ?")
                .param(intake)
                .query((row, number) -> row.getBytes("head"))
                .optional();
    }

    /** The newest ones. */
    public List<RefusedContent> newest(int count) {
        record Kept(UUID intake, long size, int kept) {}
        List<Kept> kept = jdbc.sql("""
                        select c.intake_id, c.size, octet_length(c.head) as kept
                          from refused_content c join intake i on i.id = c.intake_id
                         order by i.started_at desc, i.id limit ?""")
                .param(count)
                .query((row, number) ->
                        new Kept(row.getObject("intake_id", UUID.class), row.getLong("size"), row.getInt("kept")))
                .list();
        return kept.stream()
                .flatMap(each -> intakes.find(each.intake()).stream()
                        .map(entry -> new RefusedContent(entry, each.size(), each.kept())))
                .toList();
    }
}
