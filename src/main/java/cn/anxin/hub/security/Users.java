package cn.anxin.hub.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Those who may sign in, as every node sees them. */
@Repository
public class Users {

    private final JdbcClient jdbc;

    Users(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A user with the hash of the password; none where an identity provider vouches. */
    record Known(User user, Optional<String> hash) {}

    public List<User> all() {
        return jdbc.sql("select * from hub_user order by disabled, name")
                .query(Users::user)
                .list();
    }

    public Optional<User> find(String name) {
        return jdbc.sql("select * from hub_user where name = ?")
                .param(name)
                .query(Users::user)
                .optional();
    }

    Optional<Known> known(String name) {
        return jdbc.sql("select * from hub_user where name = ?")
                .param(name)
                .query((row, number) -> new Known(user(row, number), Optional.ofNullable(row.getString("password"))))
                .optional();
    }

    /** Whom an identity provider knows by this subject. */
    Optional<User> vouched(String issuer, String subject) {
        return jdbc.sql("select * from hub_user where issuer = ? and subject = ?")
                .params(issuer, subject)
                .query(Users::user)
                .optional();
    }

    /** False where the name is taken. */
    boolean add(String name, String displayName, Role role, String hash, Instant at) {
        return jdbc.sql("""
                        insert into hub_user (name, display_name, role, password, must_change, created_at)
                        values (?, ?, ?, ?, true, ?) on conflict do nothing""")
                        .params(name, displayName, role.name(), hash, at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** False where the name is taken, or somebody of this subject is there already. */
    boolean addVouched(String name, String displayName, Role role, String issuer, String subject, Instant at) {
        return jdbc.sql("""
                        insert into hub_user (name, display_name, role, issuer, subject, created_at)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(name, displayName, role.name(), issuer, subject, at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Ends the user's sessions. */
    void setRole(String name, Role role) {
        jdbc.sql("update hub_user set role = ?, version = version + 1 where name = ?")
                .params(role.name(), name)
                .update();
    }

    void setDisplayName(String name, String displayName) {
        jdbc.sql("update hub_user set display_name = ? where name = ?")
                .params(displayName, name)
                .update();
    }

    /** Ends the user's sessions. */
    void setDisabled(String name, boolean disabled) {
        jdbc.sql("update hub_user set disabled = ?, version = version + 1 where name = ?")
                .params(disabled, name)
                .update();
    }

    /** Ends the user's sessions, and tells the version from which new ones count. */
    long setPassword(String name, String hash, boolean mustChange) {
        return jdbc.sql("""
                        update hub_user set password = ?, must_change = ?, version = version + 1 where name = ?
                        returning version""").params(hash, mustChange, name).query(Long.class).single();
    }

    void signedIn(String name, String address, Instant at) {
        jdbc.sql("update hub_user set last_sign_in_at = ?, last_sign_in_from = ? where name = ?")
                .params(at.atOffset(ZoneOffset.UTC), address, name)
                .update();
    }

    /** The administrators who can sign in; nobody else changes them until the caller's transaction ends. */
    List<String> lockAdministrators() {
        return jdbc.sql("select name from hub_user where role = 'ADMIN' and not disabled order by name for update")
                .query(String.class)
                .list();
    }

    private static User user(ResultSet row, int number) throws SQLException {
        return new User(
                row.getString("name"),
                row.getString("display_name"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("must_change"),
                row.getBoolean("disabled"),
                row.getString("issuer") == null,
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("last_sign_in_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("last_sign_in_from")));
    }
}
