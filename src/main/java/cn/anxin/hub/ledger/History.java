package cn.anxin.hub.ledger;

import cn.anxin.hub.record.Content;
import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.Op;
import cn.anxin.hub.record.RecordKey;
import cn.anxin.hub.record.Uscc;
import cn.anxin.hub.record.UseScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was known about enterprises at an instant. */
@Repository
public class History {

    private final JdbcClient jdbc;

    public History(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The revision of a record that ruled at the instant asked for.
     *
     * @param file the name of what it came in with: a file, a message, a request
     * @param line its line there
     */
    public record Ruling(
            RecordKey key,
            int revision,
            Op op,
            Uscc uscc,
            Optional<String> enterpriseName,
            int useScope,
            String data,
            Instant receivedAt,
            String file,
            long line) {

        CreditRecord record() {
            return new CreditRecord(
                    key,
                    revision,
                    op,
                    uscc,
                    enterpriseName,
                    UseScope.of(useScope),
                    Content.cells(key.source(), key.type(), data));
        }
    }

    /**
     * What was known about one enterprise.
     *
     * @param rulings of every key that ever named it, withdrawn and moved ones included
     */
    public record Known(Uscc uscc, List<Ruling> rulings) {

        /** The records that count for it, by reference. */
        public List<CreditRecord> effective() {
            return rulings.stream().filter(this::counts).map(Ruling::record).toList();
        }

        /** Whether one of its keys got another ruling revision after that instant. */
        public boolean newerThan(Instant instant) {
            return rulings.stream().anyMatch(ruling -> ruling.receivedAt().isAfter(instant));
        }

        private boolean counts(Ruling ruling) {
            return ruling.op() == Op.UPSERT && ruling.uscc().equals(uscc);
        }
    }

    /** All that is known: each enterprise asked for has an answer. */
    public Map<Uscc, Known> of(Collection<Uscc> usccs) {
        return of(usccs, Columns.INFINITY);
    }

    /** What was known at an instant. */
    public Map<Uscc, Known> at(Instant knownAt, Collection<Uscc> usccs) {
        return of(usccs, knownAt.atOffset(ZoneOffset.UTC));
    }

    private Map<Uscc, Known> of(Collection<Uscc> usccs, OffsetDateTime at) {
        Map<Uscc, List<Ruling>> rulings = new HashMap<>();
        usccs.forEach(uscc -> rulings.put(uscc, new ArrayList<>()));
        jdbc.sql("""
                        select k.uscc as named, r.*, i.name as file
                          from (select distinct uscc, source, type, record_id from record
                                 where uscc = any(?) and received_at <= ?) k
                         cross join lateral (
                               select * from record r
                                where r.source = k.source and r.type = k.type and r.record_id = k.record_id
                                  and r.received_at <= ?
                                order by r.revision desc limit 1) r
                          join intake i on i.id = r.intake_id""")
                .param(Columns.texts(usccs, Uscc::value))
                .param(at)
                .param(at)
                .query(row -> {
                    rulings.getOrDefault(new Uscc(row.getString("named")), new ArrayList<>())
                            .add(ruling(row));
                });
        Map<Uscc, Known> known = new HashMap<>();
        rulings.forEach((uscc, list) -> {
            list.sort(Comparator.comparing(Ruling::key));
            known.put(uscc, new Known(uscc, List.copyOf(list)));
        });
        return known;
    }

    private static Ruling ruling(ResultSet row) throws SQLException {
        return new Ruling(
                new RecordKey(row.getString("source"), row.getString("type"), row.getString("record_id")),
                row.getInt("revision"),
                Op.valueOf(row.getString("op")),
                new Uscc(row.getString("uscc")),
                Optional.ofNullable(row.getString("enterprise_name")),
                row.getInt("use_scope"),
                row.getString("data"),
                row.getTimestamp("received_at").toInstant(),
                row.getString("file"),
                row.getLong("line"));
    }
}
