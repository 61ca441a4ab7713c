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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was known about enterprises at an instant. */
@Repository
public class History {

    /**
     * Of each key that ever named one of the enterprises the revision that rules: mostly the one that is read, since
     * nothing came after it, else a later one that names another enterprise. (A later one that names the same is read
     * for itself.)
     */
    private static final String RULINGS = """
            select o.uscc as named, o.source, o.type, o.record_id,
                   coalesce(n.revision, o.revision) as revision, coalesce(n.op, o.op) as op,
                   coalesce(n.uscc, o.uscc) as uscc,
                   case when n.id is null then o.enterprise_name else n.enterprise_name end as enterprise_name,
                   coalesce(n.use_scope, o.use_scope) as use_scope, coalesce(n.data, o.data) as data,
                   coalesce(n.received_at, o.received_at) as received_at, coalesce(n.line, o.line) as line,
                   i.id as intake, i.name as file
              from record o
              left join lateral (
                   select * from record n
                    where n.source = o.source and n.type = o.type and n.record_id = o.record_id
                      and n.revision > o.revision and n.received_at <= :at
                    order by n.revision desc limit 1) n on true
              join intake i on i.id = coalesce(n.intake_id, o.intake_id)
             where o.uscc = any(:named) and o.received_at <= :at and (n.id is null or n.uscc <> o.uscc)""";

    private final JdbcClient jdbc;

    public History(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The revision of a record that ruled at the instant asked for.
     *
     * @param intake what it came in with
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
            UUID intake,
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
        Map<String, Uscc> codes = usccs.stream().distinct().collect(Collectors.toMap(Uscc::value, Function.identity()));
        Map<String, Map<RecordKey, Ruling>> rulings = new HashMap<>();
        jdbc.sql(RULINGS)
                .param("named", Columns.texts(usccs, Uscc::value))
                .param("at", at)
                .query(row -> {
                    Ruling ruling = ruling(row, codes);
                    rulings.computeIfAbsent(row.getString("named"), named -> new TreeMap<>())
                            .put(ruling.key(), ruling);
                });
        Map<Uscc, Known> known = new HashMap<>();
        usccs.forEach(uscc -> known.put(
                uscc,
                new Known(
                        uscc,
                        List.copyOf(rulings.getOrDefault(uscc.value(), Map.of()).values()))));
        return known;
    }

    /** @param codes those asked for, whose check characters need not be counted again */
    private static Ruling ruling(ResultSet row, Map<String, Uscc> codes) throws SQLException {
        String code = row.getString("uscc");
        Uscc uscc = codes.containsKey(code) ? Objects.requireNonNull(codes.get(code)) : new Uscc(code);
        return new Ruling(
                new RecordKey(row.getString("source"), row.getString("type"), row.getString("record_id")),
                row.getInt("revision"),
                Op.valueOf(row.getString("op")),
                uscc,
                Optional.ofNullable(row.getString("enterprise_name")),
                row.getInt("use_scope"),
                row.getString("data"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("intake", UUID.class),
                row.getString("file"),
                row.getLong("line"));
    }
}
