package cn.anxin.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
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

    @Test
    void theAddressIsPartOfTheDigestAndCannotBeTakenAway() {
        AuditEntry noted = AuditEntry.following(AuditEntry.GENESIS, AT, "admin", "a", "s", "r", "10.0.0.1");
        AuditEntry without =
                new AuditEntry(1, AT, "admin", "a", "s", "r", Optional.empty(), noted.previous(), noted.digest());
        AuditEntry empty =
                new AuditEntry(1, AT, "admin", "a", "s", "r", Optional.of(""), noted.previous(), noted.digest());

        assertThat(without.expectedDigest()).isNotEqualTo(noted.digest());
        assertThat(empty.expectedDigest()).isNotEqualTo(noted.digest()).isNotEqualTo(without.expectedDigest());
    }

    @Test
    void anEntryOfTheTimeBeforeAddressesVerifiesAsItWasWritten() {
        // By the release before: sha256 over the length-prefixed fields, without an address.
        AuditEntry old = new AuditEntry(
                1,
                AT,
                "admin",
                "a",
                "s",
                "r",
                Optional.empty(),
                AuditEntry.GENESIS,
                "709f1975332dd0d16b51dbbe2dbdfad516d4bb2d22b0d672a0b69876d74bd779");

        assertThat(old.expectedDigest()).isEqualTo(old.digest());
    }

    private static String digest(
            String previous, Instant at, String actor, String action, String subject, String reason) {
        return AuditEntry.following(previous, at, actor, action, subject, reason, "10.0.0.1")
                .digest();
    }
}
