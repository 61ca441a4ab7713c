package cn.anxin.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AuditEntryTests {

    private static final Instant AT = Instant.parse("2026-11-22T00:00:00.123456Z");

    @Test
    void theDigestCoversEveryField() {
        String digest = digest(AuditEntry.GENESIS, AT, "admin", "a", "s", "r");

        assertThat(digest)
                .hasSize(64)
                .isEqualTo(digest(AuditEntry.GENESIS, AT, "admin", "a", "s", "r"))
                .isNotEqualTo(digest("1" + AuditEntry.GENESIS.substring(1), AT, "admin", "a", "s", "r"))
                .isNotEqualTo(digest(AuditEntry.GENESIS, AT.plusNanos(1000), "admin", "a", "s", "r"))
                .isNotEqualTo(digest(AuditEntry.GENESIS, AT, "other", "a", "s", "r"))
                .isNotEqualTo(digest(AuditEntry.GENESIS, AT, "admin", "b", "s", "r"))
                .isNotEqualTo(digest(AuditEntry.GENESIS, AT, "admin", "a", "t", "r"))
                .isNotEqualTo(digest(AuditEntry.GENESIS, AT, "admin", "a", "s", "q"));
    }

    @Test
    void textMovedFromOneFieldToTheNextChangesTheDigest() {
        assertThat(digest(AuditEntry.GENESIS, AT, "admin", "a", "sr", ""))
                .isNotEqualTo(digest(AuditEntry.GENESIS, AT, "admin", "a", "s", "r"));
    }

    private static String digest(
            String previous, Instant at, String actor, String action, String subject, String reason) {
        return AuditEntry.following(previous, at, actor, action, subject, reason)
                .digest();
    }
}
