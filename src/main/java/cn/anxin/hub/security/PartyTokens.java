package cn.anxin.hub.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tokens of those who take part, as digests. A party may have several, so that one can be renewed without an outage;
 * one that was revoked stays so, also where it was the generated one and the hub starts anew.
 */
public class PartyTokens {

    private static final String HUB = "anxin-hub";
    private static final String GENERATED = "credentials.yaml";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Set<String> admitted = new ConcurrentSkipListSet<>();

    PartyTokens(JdbcClient jdbc, Clock clock, Map<String, String> tokens) {
        this.jdbc = jdbc;
        this.clock = clock;
        tokens.forEach(this::admit);
    }

    /**
     * A token, without itself.
     *
     * @param lastUsedAt to the minute
     */
    public record Token(
            long id,
            String party,
            String label,
            String madeBy,
            Instant madeAt,
            Optional<Instant> lastUsedAt,
            Optional<Instant> revokedAt,
            Optional<String> revokedBy) {}

    /** From now on somebody takes part, with this token and those that were made here. */
    public void admit(String party, String token) {
        add(party, GENERATED, token, HUB);
        admitted.add(party);
    }

    /** From now on none of somebody's counts. */
    public void dismiss(String party) {
        admitted.remove(party);
    }

    /** Those who can have tokens. */
    public Set<String> parties() {
        return new TreeSet<>(admitted);
    }

    /** Those of all who take part, and those that were revoked, the newest of a party first. */
    public List<Token> all() {
        return jdbc.sql("select * from party_token order by party, revoked_at is not null, id desc limit 2000")
                .query(PartyTokens::token)
                .list();
    }

    void add(String party, String label, String token, String actor) {
        jdbc.sql("""
                        insert into party_token (party, label, digest, made_by, made_at) values (?, ?, ?, ?, ?)
                        on conflict do nothing""")
                .params(
                        party,
                        label,
                        Secrets.digest(token),
                        actor,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The token that counted until now; empty where none of this number did. */
    Optional<Token> revoke(long id, String actor) {
        return jdbc.sql("""
                        update party_token set revoked_at = ?, revoked_by = ? where id = ? and revoked_at is null
                        returning *""")
                .params(clock.instant().atOffset(ZoneOffset.UTC), actor, id)
                .query(PartyTokens::token)
                .optional();
    }

    Optional<String> ownerOf(String presented) {
        Optional<Token> token = jdbc.sql("select * from party_token where digest = ? and revoked_at is null")
                .param(Secrets.digest(presented))
                .query(PartyTokens::token)
                .optional()
                .filter(it -> admitted.contains(it.party()));
        token.ifPresent(this::used);
        return token.map(Token::party);
    }

    // A write a minute, however many calls there are.
    private void used(Token token) {
        Instant now = clock.instant();
        if (token.lastUsedAt().filter(at -> at.isAfter(now.minusSeconds(60))).isEmpty()) {
            jdbc.sql("update party_token set last_used_at = ? where id = ?")
                    .params(now.atOffset(ZoneOffset.UTC), token.id())
                    .update();
        }
    }

    private static Token token(ResultSet row, int number) throws SQLException {
        return new Token(
                row.getLong("id"),
                row.getString("party"),
                row.getString("label"),
                row.getString("made_by"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                instant(row, "last_used_at"),
                instant(row, "revoked_at"),
                Optional.ofNullable(row.getString("revoked_by")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
