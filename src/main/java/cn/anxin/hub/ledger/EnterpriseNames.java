package cn.anxin.hub.ledger;

import cn.anxin.hub.record.Normalised;
import cn.anxin.hub.record.Uscc;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which enterprises the ledger knows, under which names, and which of them are due for a decision. */
@Repository
public class EnterpriseNames {

    private final JdbcClient jdbc;
    private final TraceMarks marks;
    private final EnterpriseWords words;

    public EnterpriseNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.marks = new TraceMarks(jdbc);
        this.words = new EnterpriseWords(jdbc);
    }

    /** A name that a code is known by from now on. */
    public record NewName(Uscc uscc, String name, boolean registered) {}

    /**
     * Locks those that exist, in the order of their codes so that two chunks never wait for each other, and tells the
     * names of each. A code that is missing in the answer is unknown.
     */
    public Map<Uscc, KnownNames> lock(Collection<Uscc> usccs) {
        String[] codes = usccs.stream().map(Uscc::value).distinct().sorted().toArray(String[]::new);
        Map<Uscc, KnownNames> known = new HashMap<>();
        jdbc.sql("select uscc from enterprise where uscc = any(:codes) order by uscc for update")
                .param("codes", codes)
                .query(row -> {
                    known.put(new Uscc(row.getString("uscc")), new KnownNames());
                });
        jdbc.sql("select uscc, normalised, name, registered from enterprise_name where uscc = any(:codes)")
                .param("codes", codes)
                .query(row -> {
                    known.computeIfAbsent(new Uscc(row.getString("uscc")), uscc -> new KnownNames())
                            .add(row.getString("normalised"), row.getString("name"), row.getBoolean("registered"));
                });
        return known;
    }

    /**
     * Makes them known, each by the name that it is first called by; one without a name is called by its code.
     *
     * @throws PessimisticLockingFailureException where another source was faster: the names that were read are then not
     *     the ones that count, and the whole chunk has to be done again
     */
    public void addEnterprises(SortedMap<Uscc, Optional<String>> firstNames, Instant at) {
        if (firstNames.isEmpty()) {
            return;
        }
        int added = jdbc.sql("""
                        insert into enterprise (uscc, name, first_known_at)
                        select uscc, name, :at
                          from unnest(cast(:codes as text[]), cast(:names as text[])) as e (uscc, name)
                        on conflict do nothing""")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("codes", firstNames.keySet().stream().map(Uscc::value).toArray(String[]::new))
                .param(
                        "names",
                        firstNames.entrySet().stream()
                                .map(entry ->
                                        entry.getValue().orElse(entry.getKey().value()))
                                .toArray(String[]::new))
                .update();
        if (added < firstNames.size()) {
            throw new PessimisticLockingFailureException("an enterprise became known to another source meanwhile");
        }
        // Those with a name are found by it once it is added.
        words.refresh(firstNames.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(entry -> entry.getKey().value())
                .toList());
    }

    /** Adds names; the first one of an enterprise that had none becomes what it is called. */
    public void addNames(List<NewName> names, Instant at) {
        if (names.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        with added as (
                            insert into enterprise_name (uscc, normalised, name, registered, known_at)
                            select uscc, normalised, name, registered, :at
                              from unnest(cast(:codes as text[]), cast(:normalised as text[]), cast(:names as text[]),
                                          cast(:registered as boolean[])) as n (uscc, normalised, name, registered)
                            on conflict do nothing
                            returning uscc, name)
                        update enterprise e set name = added.name
                          from added where added.uscc = e.uscc and e.name = e.uscc""")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("codes", names.stream().map(n -> n.uscc().value()).toArray(String[]::new))
                .param(
                        "normalised",
                        names.stream().map(n -> Normalised.name(n.name())).toArray(String[]::new))
                .param("names", names.stream().map(NewName::name).toArray(String[]::new))
                .param("registered", names.stream().map(NewName::registered).toArray(Boolean[]::new))
                .update();
        words.refresh(names.stream().map(name -> name.uscc().value()).toList());
    }

    /** Marks them due for a decision, unless they are already; one that is urgent stays so. */
    public void markDue(Collection<Uscc> usccs, Instant at, Pace pace) {
        if (usccs.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update enterprise
                           set due_since = coalesce(due_since, :at), due_reason = coalesce(due_reason, 'RECORD'),
                               urgent = urgent or :urgent, resume_at = null
                         where uscc = any(:codes)""")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("urgent", pace == Pace.URGENT)
                .param("codes", usccs.stream().map(Uscc::value).toArray(String[]::new))
                .update();
        if (pace == Pace.URGENT) {
            Signals.ring(Signals.Work.REVIEW, jdbc);
        }
    }

    /** Keeps with enterprises that are due where their review goes on with a trace. */
    public void trail(Collection<Uscc> usccs, String traceparent) {
        marks.mark(usccs.stream().collect(Collectors.toMap(Uscc::value, uscc -> traceparent)));
    }
}
