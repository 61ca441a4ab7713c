package cn.anxin.hub.ledger;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many enterprises had each status, day by day: noted while the day lasts, so that its last note is its end. */
@Repository
public class StatusDays {

    private final JdbcClient jdbc;

    public StatusDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A day's counts, by status. */
    public record Day(LocalDate day, Map<String, Long> enterprises) {

        public long of(String status) {
            return enterprises.getOrDefault(status, 0L);
        }
    }

    /** Notes the present day. The same twice, or by two nodes, comes to the same. */
    public void note(LocalDate today) {
        jdbc.sql("""
                        with now as (
                            select status, count(*) as enterprises from enterprise where status is not null group by status),
                        gone as (
                            delete from status_day where day = :today and status not in (select status from now))
                        insert into status_day (day, status, enterprises) select :today, status, enterprises from now
                        on conflict (day, status) do update set enterprises = excluded.enterprises
                         where status_day.enterprises <> excluded.enterprises""").param("today", today).update();
    }

    /** Whether nothing was ever noted. */
    public boolean isEmpty() {
        return !jdbc.sql("select exists (select from status_day)")
                .query(Boolean.class)
                .single();
    }

    /** Notes the days before the first note, from what was decided on them: every decision moves one enterprise. */
    public void makeUp(LocalDate today, ZoneId zone) {
        jdbc.sql("""
                        with moves as (
                            select cast(known_at at time zone :zone as date) as day, status, 1 as amount from assessment
                            union all
                            select cast(known_at at time zone :zone as date), before, -1
                              from (select known_at, lag(status) over (partition by uscc order by id) as before
                                      from assessment) a
                             where before is not null),
                        days as (
                            select distinct day from moves where day < :today),
                        sums as (
                            select day, status, sum(amount) as amount from moves where day < :today group by day, status)
                        insert into status_day (day, status, enterprises)
                        select d.day, s.status, sum(s.amount)
                          from days d join sums s on s.day <= d.day
                         group by d.day, s.status having sum(s.amount) > 0
                        on conflict do nothing""").param("zone", zone.getId()).param("today", today).update();
    }

    /** The days of a time, the oldest first. */
    public List<Day> since(LocalDate first) {
        Map<LocalDate, Map<String, Long>> days = new LinkedHashMap<>();
        jdbc.sql("select day, status, enterprises from status_day where day >= ? order by day, status")
                .param(first)
                .query(row -> {
                    days.computeIfAbsent(row.getObject("day", LocalDate.class), day -> new TreeMap<>())
                            .put(row.getString("status"), row.getLong("enterprises"));
                });
        return days.entrySet().stream()
                .map(day -> new Day(day.getKey(), day.getValue()))
                .toList();
    }
}
