package cn.anxin.hub.review;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.ledger.Deliveries;
import cn.anxin.hub.ledger.Deliveries.Due;
import cn.anxin.hub.ledger.EnterpriseNames;
import cn.anxin.hub.ledger.Pace;
import cn.anxin.hub.record.Uscc;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bulk loads wait until they are over; a single record does not wait behind one, nor what it causes. */
class UrgentIT {

    private static final String BANK = "bank-1";

    private final City city = City.on("2026-11-22T09:00:00");

    @AfterEach
    void close() {
        city.close();
    }

    @BeforeEach
    void aFileIsBeingTaken() {
        city.jdbc.sql("""
                        insert into intake (id, source, type, way, name, sha256, state, started_at)
                        values (?, 'emergency', '', 'SFTP', 'load.csv', '', 'TAKING', ?)""").params(UUID.randomUUID(), at(city.clock.instant())).update();
    }

    private static java.time.OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private void theFileIsDone() {
        city.jdbc
                .sql("update intake set state = 'DONE', finished_at = ? where name = 'load.csv'")
                .params(at(city.clock.instant()))
                .update();
    }

    private void determined(Uscc uscc, String id, String on) {
        city.receive(
                uscc,
                "emergency/serious_violation/" + id,
                "determined_on",
                on,
                "document_no",
                "定" + id,
                "reason",
                "情节严重");
    }

    private void urgent(Uscc uscc) {
        new EnterpriseNames(city.jdbc).markDue(List.of(uscc), city.clock.instant(), Pace.URGENT);
    }

    @Test
    void whatALoadConcernsIsDecidedOnceItHasBeenOverForAWhile() {
        city.profile(City.FOUNDRY);
        assertThat(city.review()).isZero();
        theFileIsDone();
        city.clock.moveTo("2026-11-22T09:00:01");
        assertThat(city.review()).isZero();
        city.clock.moveTo("2026-11-22T09:00:03");
        assertThat(city.review()).isEqualTo(1);
    }

    @Test
    void nobodyWaitsLongerThanThePatienceForALoadThatDoesNotEnd() {
        city.profile(City.FOUNDRY);
        city.clock.moveTo("2026-11-22T09:00:59");
        assertThat(city.review()).isZero();
        city.clock.moveTo("2026-11-22T09:01:00");
        assertThat(city.review()).isEqualTo(1);
    }

    @Test
    void aRecordThatWasSentForItselfIsDecidedDuringALoad() {
        Uscc other = Codes.some(1).get(0);
        city.profile(other);
        city.profile(City.FOUNDRY);
        city.refusal(City.FOUNDRY, "R-1", "2026-11-20");
        urgent(City.FOUNDRY);
        assertThat(city.reviewer().reviewUrgent(20).enterprises()).isEqualTo(1);
        assertThat(city.enterprises.find(City.FOUNDRY).orElseThrow().due()).isFalse();
        assertThat(city.enterprises.find(other).orElseThrow().due()).isTrue();
        assertThat(city.reviewer().reviewUrgent(20).enterprises()).isZero();
    }

    @Test
    void anUrgentNoticeGoesBeforeOthersButNeverBeforeAnEarlierOneAboutItsEnterprise() {
        theFileIsDone();
        city.clock.moveTo("2026-11-22T09:10:00");
        Codes.some(3).forEach(uscc -> {
            city.profile(uscc);
            determined(uscc, "S-" + uscc, "2026-11-20");
        });
        city.profile(City.FOUNDRY);
        determined(City.FOUNDRY, "S-1", "2026-11-20");
        city.review();
        determined(City.FOUNDRY, "S-2", "2026-11-21");
        urgent(City.FOUNDRY);
        city.reviewer().reviewUrgent(20);
        List<Due> waiting = new Deliveries(city.jdbc).waiting(BANK, 100);
        assertThat(waiting).hasSize(5);
        assertThat(waiting.subList(0, 2)).extracting(Due::uscc).containsOnly(City.FOUNDRY.value());
        assertThat(waiting.subList(0, 2)).extracting(Due::sequence).containsExactly(1, 2);
        assertThat(new Deliveries(city.jdbc).waiting(BANK, 3)).isEqualTo(waiting.subList(0, 3));
    }
}
