package cn.anxin.hub.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many notices were issued on which day: counted as they are issued, so that millions are a few rows. */
@Repository
public class NoticeDays {

    /** Above it, reading costs more than folding. */
    private static final int MANY = 2_000;

    private final JdbcClient jdbc;

    public NoticeDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The notices of one day and change. */
    public record Day(LocalDate day, String change, long notices) {}

    /** The least and the greatest position of the notices of some days; between them there may be a few of other days. */
    record Positions(long first, long last) {}

    /** From a day on, by day; days without any are left out. */
    public List<Day> since(LocalDate from) {
        List<Day> days = new ArrayList<>();
        int[] rows = {0};
        jdbc.sql("""
                        select day, change, sum(amount) as notices, count(*) as parts from notice_day
                         where day >= ? group by day, change order by day, change""").param(from).query(row -> {
            days.add(new Day(row.getObject("day", LocalDate.class), row.getString("change"), row.getLong("notices")));
            rows[0] += row.getInt("parts");
        });
        if (rows[0] > MANY) {
            fold();
        }
        return days;
    }

    /** Of the days between two, both included; empty where nothing was issued. */
    Optional<Positions> positions(LocalDate from, LocalDate until) {
        return jdbc.sql("select min(first) as first, max(last) as last from notice_day where day between ? and ?")
                .params(from, until)
                .query((row, number) -> row.getObject("first") == null
                        ? Optional.<Positions>empty()
                        : Optional.of(new Positions(row.getLong("first"), row.getLong("last"))))
                .single();
    }

    /** In one statement, so that a reader sees the parts or their sum; of two nodes, each adds up what it took away. */
    private void fold() {
        jdbc.sql("""
                        with parts as (delete from notice_day returning day, change, amount, first, last)
                        insert into notice_day (day, change, amount, first, last)
                        select day, change, sum(amount), min(first), max(last) from parts group by day, change""").update();
    }
}
