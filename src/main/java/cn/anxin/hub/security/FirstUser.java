package cn.anxin.hub.security;

import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.AuditEvent;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The user whom the hub's owner names at the start, who is always the way back in. A password that was not given before
 * is a new word of the owner's: it counts from now on, and the user is an administrator again, whatever the console made
 * of it. One that was given before changes nothing, so that a password that was changed in the console stays changed.
 */
@Component
class FirstUser implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(FirstUser.class);
    private static final String HUB = "anxin-hub";

    private final AccessSecrets secrets;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final PasswordHashes hashes;
    private final Audit audit;
    private final Clock clock;

    FirstUser(
            AccessSecrets secrets,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            PasswordHashes hashes,
            Audit audit,
            Clock clock) {
        this.secrets = secrets;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.hashes = hashes;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (Map.Entry<String, String> user : secrets.passwords().entrySet()) {
            transaction.executeWithoutResult(status -> admit(user.getKey(), user.getValue()));
        }
    }

    private void admit(String name, String password) {
        // Nodes that start together: one of them writes, the others find what it wrote.
        boolean made = jdbc.sql("""
                        insert into hub_user (name, display_name, role, created_at) values (?, ?, 'ADMIN', ?)
                        on conflict do nothing""")
                        .params(name, name, clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        Optional<String> given = jdbc.sql("select coalesce(given, '') from hub_user where name = ? for update")
                .param(name)
                .query(String.class)
                .optional()
                .filter(hash -> !hash.isEmpty());
        if (given.isPresent() && hashes.matches(password, given)) {
            return;
        }
        jdbc.sql("""
                        update hub_user set password = :hash, given = :hash, role = 'ADMIN', disabled = false,
                               must_change = false, version = version + 1 where name = :name""").param("hash", hashes.of(password)).param("name", name).update();
        jdbc.sql("delete from sign_in_failure where name = ?").param(name).update();
        if (!made) {
            audit.record(HUB, AuditEvent.PASSWORD_RESET, name, "given at the start");
            LOG.info("已按启动时给定的口令重置管理员 / The administrator has the password that this start was given");
        }
    }
}
