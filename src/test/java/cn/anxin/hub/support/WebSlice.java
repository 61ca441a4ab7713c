package cn.anxin.hub.support;

import cn.anxin.hub.AnxinProperties;
import cn.anxin.hub.delivery.DeadLetterDesk;
import cn.anxin.hub.delivery.RecipientDesk;
import cn.anxin.hub.delivery.ReplayDesk;
import cn.anxin.hub.delivery.ResendDesk;
import cn.anxin.hub.security.AccessSecrets;
import cn.anxin.hub.security.Role;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * The web's side of the hub on a real port and a real database, without broker, sandbox and routes: what tests of pages
 * and of the interface start from.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = {ArtemisAutoConfiguration.class, FlywayAutoConfiguration.class})
@EnableConfigurationProperties(AnxinProperties.class)
@ComponentScan({
    "cn.anxin.hub.api",
    "cn.anxin.hub.console",
    "cn.anxin.hub.control",
    "cn.anxin.hub.probe",
    "cn.anxin.hub.evidence",
    "cn.anxin.hub.intake",
    "cn.anxin.hub.ledger",
    "cn.anxin.hub.node",
    "cn.anxin.hub.receipt",
    "cn.anxin.hub.reconcile",
    "cn.anxin.hub.registry",
    "cn.anxin.hub.review",
    "cn.anxin.hub.security",
    "cn.anxin.hub.term"
})
@Import({DeadLetterDesk.class, RecipientDesk.class, ReplayDesk.class, ResendDesk.class})
public class WebSlice {

    public static final String PASSWORD = "correct horse";
    public static final Map<String, String> TOKENS =
            Map.of("emergency", "t-emergency", "court", "t-court", "bank-1", "t-bank-1", "finance", "t-finance");

    @Bean(destroyMethod = "close")
    TestDatabase database() {
        return TestDatabase.fresh();
    }

    @Bean
    DataSource dataSource(TestDatabase database) {
        return database.dataSource();
    }

    /** Stands for the home that is held before anything is written there. */
    @Bean
    Path homeFolder(@Value("${anxin.home}") Path home) {
        return home;
    }

    @Bean
    Clock clock() {
        return Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneId.of("Asia/Shanghai"));
    }

    /** Empties the ledger but for the registry, so that tests can share one context. */
    public static void empty(JdbcClient jdbc) {
        jdbc.sql(
                        "truncate upload_fault, upload_part, upload, intake, reject, record, quarantine, enterprise, enterprise_name, assessment, notice, notice_day,"
                                + " delivery, drop_batch, dead_letter, replay_job, replay_item, receipt, receipt_batch, statement_drop, inquiry, audit"
                                + " restart identity cascade")
                .update();
        jdbc.sql("truncate audit_check, audit_finding").update();
        jdbc.sql("update audit_head set entries = 0, digest = repeat('0', 64)").update();
    }

    /** A user of each role, named after it in small letters, beside the administrator. */
    @Bean
    SmartInitializingSingleton usersOfEachRole(JdbcClient jdbc) {
        String hash = "{argon2}"
                + Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(PASSWORD);
        return () -> Role.ofUsers().stream()
                .filter(role -> role != Role.ADMIN)
                .forEach(role -> jdbc.sql("""
                                insert into hub_user (name, display_name, role, password, created_at)
                                values (?, ?, ?, ?, now())""")
                        .params(role.name().toLowerCase(Locale.ROOT), role.name(), role.name(), hash)
                        .update());
    }

    @Bean
    AccessSecrets accessSecrets() {
        return new AccessSecrets() {
            @Override
            public Map<String, String> passwords() {
                return Map.of("admin", PASSWORD);
            }

            @Override
            public Map<String, String> tokens() {
                return TOKENS;
            }
        };
    }
}
