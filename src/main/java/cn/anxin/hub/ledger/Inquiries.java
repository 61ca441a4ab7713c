package cn.anxin.hub.ledger;

import cn.anxin.hub.record.Uscc;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who asked when, and for which recipient, whether enterprises are listed. */
@Repository
public class Inquiries {

    private final JdbcClient jdbc;

    public Inquiries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An enterprise that the ledger knows. */
    public record Known(String name) {}

    /** Notes a question about enterprises. */
    public void note(String actor, String recipient, Collection<Uscc> enterprises, Instant at) {
        jdbc.sql("insert into inquiry (asked_at, actor, recipient, uscc) select ?, ?, ?, unnest(?)")
                .param(at.atOffset(ZoneOffset.UTC))
                .param(actor)
                .param(recipient)
                .param(Columns.texts(enterprises, Uscc::value))
                .update();
    }

    /** Those of the enterprises that are known. */
    public Map<Uscc, Known> known(Collection<Uscc> enterprises) {
        Map<Uscc, Known> known = new HashMap<>();
        jdbc.sql("select uscc, name from enterprise where uscc = any(?)")
                .param(Columns.texts(enterprises, Uscc::value))
                .query(row -> {
                    known.put(new Uscc(row.getString("uscc")), new Known(row.getString("name")));
                });
        return known;
    }
}
