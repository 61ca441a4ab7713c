package cn.anxin.hub.security;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts wrong passwords by name and address, in real time and for all nodes. After {@value #FAILURES} in a row the pair
 * is locked for five minutes; others who use the name from elsewhere are not, so that nobody can lock a user out from
 * afar. Names that nobody has are counted alike, so that a lock tells nothing of them.
 */
@Repository
public class SignInFailures {

    static final int FAILURES = 10;
    private static final String PAUSE = "interval '5 minutes'";

    private final JdbcClient jdbc;

    SignInFailures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Wrong passwords that were tried for a name from an address; {@code locked} while no further is looked at. */
    public record Failure(String name, String address, int failures, boolean locked) {}

    boolean isLocked(String name, String address) {
        return jdbc.sql("""
                        select exists (select from sign_in_failure
                                        where name = ? and address = ? and failures >= ? and last_at > now() - %s)""".formatted(PAUSE))
                .params(name, address, FAILURES)
                .query(Boolean.class)
                .single();
    }

    /** Answers true where this failure locks the pair. */
    boolean failed(String name, String address) {
        jdbc.sql("delete from sign_in_failure where last_at < now() - interval '1 day'")
                .update();
        return jdbc.sql("""
                        insert into sign_in_failure as f (name, address, failures, last_at) values (?, ?, 1, now())
                        on conflict (name, address) do update
                           set failures = case when f.last_at > now() - %s then f.failures + 1 else 1 end, last_at = now()
                        returning failures""".formatted(PAUSE))
                        .params(name, address)
                        .query(Integer.class)
                        .single()
                == FAILURES;
    }

    void succeeded(String name, String address) {
        jdbc.sql("delete from sign_in_failure where name = ? and address = ?")
                .params(name, address)
                .update();
    }

    /** Lets a name try again from everywhere; answers whether it was counted at all. */
    boolean forget(String name) {
        return jdbc.sql("delete from sign_in_failure where name = ?")
                        .param(name)
                        .update()
                > 0;
    }

    /** Those of the last five minutes. */
    public List<Failure> recent() {
        return jdbc.sql("""
                        select name, address, failures from sign_in_failure where last_at > now() - %s
                         order by failures desc, name, address limit 100""".formatted(PAUSE))
                .query((row, number) -> new Failure(
                        row.getString("name"),
                        row.getString("address"),
                        row.getInt("failures"),
                        row.getInt("failures") >= FAILURES))
                .list();
    }
}
