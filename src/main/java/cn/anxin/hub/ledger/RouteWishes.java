package cn.anxin.hub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What operators want of the routes, for all nodes and over every start. A route of which nothing is wanted runs. */
@Repository
public class RouteWishes {

    private final JdbcClient jdbc;

    public RouteWishes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a route should do. */
    public enum Want {
        RUN,
        /** Take nothing more, and keep what it is connected to. */
        SUSPEND,
        /** Take nothing more, and let go of everything. */
        STOP
    }

    /** What is wanted of a route, by whom, since when and why. */
    public record Wish(String route, Want want, String actor, Instant at, String reason) {}

    /** Every wish there is, by route. */
    public List<Wish> all() {
        return jdbc.sql("select route, want, actor, at, reason from route_wish order by route")
                .query(RouteWishes::wish)
                .list();
    }

    /** Those of routes that are not to run. */
    public List<Wish> halted() {
        return jdbc.sql("select route, want, actor, at, reason from route_wish where want <> 'RUN' order by route")
                .query(RouteWishes::wish)
                .list();
    }

    /** What was wanted last; empty for a route that nobody ever stopped. */
    public Optional<Wish> find(String route) {
        return jdbc.sql("select route, want, actor, at, reason from route_wish where route = ?")
                .param(route)
                .query(RouteWishes::wish)
                .optional();
    }

    /** Keeps a wish, and tells all nodes when the caller's transaction is committed. */
    public void keep(Wish wish) {
        jdbc.sql("""
                        insert into route_wish (route, want, actor, at, reason)
                        values (:route, :want, :actor, :at, :reason)
                        on conflict (route) do update
                           set want = excluded.want, actor = excluded.actor, at = excluded.at, reason = excluded.reason""")
                .param("route", wish.route())
                .param("want", wish.want().name())
                .param("actor", wish.actor())
                .param("at", wish.at().atOffset(ZoneOffset.UTC))
                .param("reason", wish.reason())
                .update();
        Signals.ring(Signals.Work.ROUTE, jdbc);
    }

    private static Wish wish(ResultSet row, int number) throws SQLException {
        return new Wish(
                row.getString("route"),
                Want.valueOf(row.getString("want")),
                row.getString("actor"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("reason"));
    }
}
