package cn.anxin.hub.ledger;

import cn.anxin.hub.record.Uscc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What has to be done for which enterprise and when, and what each is today. */
@Repository
public class Enterprises {

    /** Enterprises a page. */
    public static final int PAGE = 50;

    private final JdbcClient jdbc;
    private final TraceMarks marks;
    private final EnterpriseWords words;

    public Enterprises(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.marks = new TraceMarks(jdbc);
        this.words = new EnterpriseWords(jdbc);
    }

    /** An enterprise as its row shows it; {@code status} is empty before its first review. */
    public record EnterpriseRow(
            Uscc uscc,
            String name,
            Optional<String> district,
            Optional<String> status,
            boolean due,
            Optional<LocalDate> nextReviewOn,
            Optional<String> lastError) {}

    /**
     * What a review made of an enterprise.
     *
     * @param on the day decided for
     * @param findings the grounds in force and the conditions not met, as {@code 7(3)}, {@code 4(2)}, or {@code 4(3)?}
     *     where an investigation is open
     */
    public record Reviewed(
            Uscc uscc,
            String name,
            Optional<String> district,
            LocalDate on,
            String status,
            List<String> findings,
            long assessmentId,
            Optional<LocalDate> nextReviewOn) {}

    /** One page of a list, and how many enterprises the whole list has. */
    public record Page(List<EnterpriseRow> rows, int page, long total) {}

    /**
     * Takes hold of enterprises that are due, those that wait longest first, until the transaction ends. What another
     * transaction holds is passed over: it is being reviewed, or a record for it is just being written.
     *
     * @param settled the instant since which an enterprise may have been due at the latest
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Uscc> claim(int limit, LocalDate today, Instant settled) {
        List<Uscc> claimed = new ArrayList<>(jdbc.sql("""
                        select uscc from enterprise
                         where due_since <= ? and (resume_at is null or resume_at <= now())
                         order by due_since limit ? for update skip locked""")
                .param(settled.atOffset(ZoneOffset.UTC))
                .param(limit)
                .query(Enterprises::uscc)
                .list());
        if (claimed.size() < limit) {
            claimed.addAll(jdbc.sql("""
                            select uscc from enterprise
                             where due_since is null and next_review_on <= ?
                               and (resume_at is null or resume_at <= now())
                             order by next_review_on limit ? for update skip locked""")
                    .param(today)
                    .param(limit - claimed.size())
                    .query(Enterprises::uscc)
                    .list());
        }
        return claimed;
    }

    /** Takes hold, in the same way, of those only that are urgent. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Uscc> claimUrgent(int limit) {
        return jdbc.sql("""
                        select uscc from enterprise
                         where urgent and due_since is not null and (resume_at is null or resume_at <= now())
                         order by due_since limit ? for update skip locked""").param(limit).query(Enterprises::uscc).list();
    }

    /** Takes hold of those of the named enterprises that are due and not held by another. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Uscc> claim(Collection<Uscc> named, LocalDate today) {
        return jdbc.sql("""
                        select uscc from enterprise
                         where uscc = any(?) and (due_since is not null or next_review_on <= ?)
                         for update skip locked""")
                .param(Columns.texts(named, Uscc::value))
                .param(today)
                .query(Enterprises::uscc)
                .list();
    }

    /** Where the review of enterprises goes on with a trace, by their codes; it is asked and told once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, String> takeTrails(Collection<Uscc> usccs) {
        List<String> codes = usccs.stream().map(Uscc::value).toList();
        Map<String, String> trails = marks.find(codes);
        if (!trails.isEmpty()) {
            marks.forget(trails.keySet());
        }
        return trails;
    }

    /** The name under which each code was first known, for want of a registration; a code without any is left out. */
    public Map<Uscc, String> firstNames(Collection<Uscc> usccs) {
        return firstNames(usccs, Columns.INFINITY);
    }

    /** The name under which each code was first known, of what was known at that instant. */
    public Map<Uscc, String> firstNamesAt(Instant knownAt, Collection<Uscc> usccs) {
        return firstNames(usccs, knownAt.atOffset(ZoneOffset.UTC));
    }

    private Map<Uscc, String> firstNames(Collection<Uscc> usccs, OffsetDateTime knownAt) {
        Map<Uscc, String> names = new HashMap<>();
        jdbc.sql("""
                        select distinct on (uscc) uscc, name from enterprise_name
                         where uscc = any(?) and known_at <= ?
                         order by uscc, registered, known_at, normalised""").param(Columns.texts(usccs, Uscc::value)).param(knownAt).query(row -> {
            names.put(new Uscc(row.getString("uscc")), row.getString("name"));
        });
        return names;
    }

    /** Writes what reviews made of enterprises; they are due no longer. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reviewed(List<Reviewed> reviewed) {
        jdbc.sql("""
                        with done as (
                            update enterprise e
                               set name = r.name, district = r.district, status = r.status,
                                   status_since = case when e.status = r.status then e.status_since else r.decided_on end,
                                   assessment_id = r.assessment_id, next_review_on = r.next_review_on,
                                   due_since = null, due_reason = null, urgent = false,
                                   failures = 0, last_error = null, resume_at = null
                              from unnest(?::text[], ?::text[], ?::text[], ?::date[], ?::text[], ?::bigint[], ?::date[])
                                   as r (uscc, name, district, decided_on, status, assessment_id, next_review_on)
                             where e.uscc = r.uscc
                            returning r.status)
                        insert into tally (what, party, kind, amount)
                        select 'REVIEW', '', status, count(*) from done group by status""")
                .param(Columns.texts(reviewed, each -> each.uscc().value()))
                .param(Columns.texts(reviewed, Reviewed::name))
                .param(Columns.texts(reviewed, each -> each.district().orElse(null)))
                .param(Columns.texts(reviewed, each -> each.on().toString()))
                .param(Columns.texts(reviewed, Reviewed::status))
                .param(Columns.texts(reviewed, each -> Long.toString(each.assessmentId())))
                .param(Columns.texts(reviewed, each -> Columns.text(each.nextReviewOn())))
                .update();
        find(reviewed);
        words.refresh(reviewed.stream().map(each -> each.uscc().value()).toList());
    }

    /** Notes by which items an enterprise is found; most reviews change none. */
    private void find(List<Reviewed> reviewed) {
        jdbc.sql("""
                        with seen as (select unnest(?::text[]) as uscc),
                        now as (
                            select uscc, f.finding
                              from unnest(?::text[], ?::text[]) as r (uscc, findings)
                             cross join lateral unnest(string_to_array(r.findings, ' ')) as f (finding)
                             where r.findings <> ''),
                        gone as (
                            delete from enterprise_finding f using seen
                             where f.uscc = seen.uscc
                               and not exists (select from now where now.uscc = f.uscc and now.finding = f.finding))
                        insert into enterprise_finding (uscc, finding) select distinct uscc, finding from now
                            on conflict do nothing""")
                .param(Columns.texts(reviewed, each -> each.uscc().value()))
                .param(Columns.texts(reviewed, each -> each.uscc().value()))
                .param(Columns.texts(reviewed, each -> String.join(" ", each.findings())))
                .update();
    }

    /**
     * Keeps an enterprise due that could not be reviewed, to be tried again after a pause that doubles up to an hour.
     *
     * @return the failures in a row, this one included; 0 where another review has it
     */
    @Transactional
    public int failed(Uscc uscc, String error, Instant at, Duration firstPause) {
        return jdbc.sql("""
                        update enterprise
                           set due_since = coalesce(due_since, ?), due_reason = coalesce(due_reason, 'DAY'),
                               failures = failures + 1, last_error = left(?, 500),
                               resume_at = now() + least(interval '1 hour',
                                   ? * interval '1 second' * power(2, least(failures, 20)))
                         where uscc = (select uscc from enterprise where uscc = ? for update skip locked)
                        returning failures""")
                .param(at.atOffset(ZoneOffset.UTC))
                .param(error)
                .param(firstPause.toSeconds())
                .param(uscc.value())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Marks every enterprise due, for a reason that concerns them all: POLICY, RECIPIENT, OPERATOR. */
    @Transactional
    public int markAllDue(String reason, Instant at) {
        return jdbc.sql("""
                        update enterprise
                           set due_since = coalesce(due_since, ?), due_reason = coalesce(due_reason, ?), resume_at = null
                         where due_since is null or resume_at is not null""").param(at.atOffset(ZoneOffset.UTC)).param(reason).update();
    }

    /**
     * Marks those due that a recipient's coming, changing or going may concern: those with measures in force, and those of
     * which it was told last that there are some.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int markDueFor(String recipient, Instant at) {
        return jdbc.sql("""
                        update enterprise
                           set due_since = coalesce(due_since, :at), due_reason = coalesce(due_reason, 'RECIPIENT'),
                               resume_at = null
                         where uscc in (
                               select e.uscc from enterprise e
                                where e.status in ('JOINT_PUNISHMENT', 'JOINT_INCENTIVE')
                                   or (select n.change from notice n where n.uscc = e.uscc and n.recipient = :recipient
                                        order by n.sequence desc limit 1) <> 'END'
                                order by e.uscc for update)""")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("recipient", recipient)
                .update();
    }

    /** The enterprise's row, if its code is known. */
    public Optional<EnterpriseRow> find(Uscc uscc) {
        return jdbc.sql("select * from enterprise where uscc = ?")
                .param(uscc.value())
                .query(Enterprises::row)
                .optional();
    }

    /** Whether the code was known at that instant. */
    public boolean known(Uscc uscc, Instant at) {
        return jdbc.sql("select exists (select from enterprise where uscc = ? and first_known_at <= ?)")
                .param(uscc.value())
                .param(at.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /**
     * The enterprises of a status and a district, or of all, by code.
     *
     * @param page from 0
     */
    public Page page(Optional<String> status, Optional<String> district, int page) {
        return page(status, district, Optional.empty(), page);
    }

    /**
     * The same, of those whose code or name begins with a text.
     *
     * @param page from 0
     */
    public Page page(Optional<String> status, Optional<String> district, Optional<String> beginning, int page) {
        String conditions = (status.isPresent() ? " and status = :status" : "")
                + (district.isPresent() ? " and district = :district" : "")
                + (beginning.isPresent() ? " and (starts_with(uscc, upper(:text)) or starts_with(name, :text))" : "");
        Map<String, Object> values = new HashMap<>();
        status.ifPresent(value -> values.put("status", value));
        district.ifPresent(value -> values.put("district", value));
        beginning.ifPresent(value -> values.put("text", value));
        String from = " from enterprise where true" + conditions;
        long total = jdbc.sql("select count(*)" + from)
                .params(values)
                .query(Long.class)
                .single();
        List<EnterpriseRow> rows = jdbc.sql("select *" + from + " order by uscc limit :limit offset :offset")
                .params(values)
                .param("limit", PAGE)
                .param("offset", (long) page * PAGE)
                .query(Enterprises::row)
                .list();
        return new Page(rows, page, total);
    }

    private static Uscc uscc(ResultSet row, int number) throws SQLException {
        return new Uscc(row.getString("uscc"));
    }

    private static EnterpriseRow row(ResultSet row, int number) throws SQLException {
        @Nullable LocalDate next = row.getObject("next_review_on", LocalDate.class);
        return new EnterpriseRow(
                new Uscc(row.getString("uscc")),
                row.getString("name"),
                Optional.ofNullable(row.getString("district")),
                Optional.ofNullable(row.getString("status")),
                row.getObject("due_since") != null,
                Optional.ofNullable(next),
                Optional.ofNullable(row.getString("last_error")));
    }
}
