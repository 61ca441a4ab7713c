package cn.anxin.hub.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which policy was in force from when, by the digest of its file. */
@Repository
public class PolicyActivations {

    private final JdbcClient jdbc;
    private final Enterprises enterprises;

    public PolicyActivations(JdbcClient jdbc, Enterprises enterprises) {
        this.jdbc = jdbc;
        this.enterprises = enterprises;
    }

    /** A policy and the digest of its file. */
    public record Activation(String policyId, int version, String sha256) {}

    /** When a policy was put in force. */
    public record Entry(Activation policy, Instant at) {}

    /** All that were ever put in force, the latest first. */
    public List<Entry> all() {
        return jdbc.sql("select policy_id, version, sha256, activated_at from policy_activation order by id desc")
                .query((row, number) -> new Entry(
                        new Activation(row.getString(1), row.getInt(2), row.getString(3)),
                        row.getTimestamp(4).toInstant()))
                .list();
    }

    /** The one in force; empty before the first. */
    public Optional<Activation> latest() {
        return jdbc.sql("select policy_id, version, sha256 from policy_activation order by id desc limit 1")
                .query((row, number) -> new Activation(row.getString(1), row.getInt(2), row.getString(3)))
                .optional();
    }

    /**
     * Notes a policy as the one in force and, where it is another than before, marks every enterprise due with it, in
     * one transaction; the lock lets only one of several nodes that start together do it.
     *
     * @return whether it is another one than before
     */
    @Transactional
    public boolean activate(String id, int version, String sha256, Instant at) {
        jdbc.sql("lock table policy_activation in share row exclusive mode").update();
        int added = jdbc.sql("""
                        insert into policy_activation (policy_id, version, sha256, activated_at)
                        select ?, ?, ?, ?
                         where ? is distinct from (select sha256 from policy_activation order by id desc limit 1)""")
                .param(id)
                .param(version)
                .param(sha256)
                .param(at.atOffset(ZoneOffset.UTC))
                .param(sha256)
                .update();
        if (added > 0) {
            enterprises.markAllDue("POLICY", at);
        }
        return added > 0;
    }
}
