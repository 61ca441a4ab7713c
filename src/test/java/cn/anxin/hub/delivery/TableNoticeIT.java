package cn.anxin.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.anxin.hub.delivery.Stumble.When;
import cn.anxin.hub.ledger.Deliveries.Balance;
import cn.anxin.hub.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A recipient's front-end database is another database than the ledger, with a table as docs/exchange.md gives it. */
class TableNoticeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private final TestDatabase foreign = TestDatabase.fresh();
    private final Issued issued = new Issued(database.jdbc());
    private Path agencies;
    private Path credentials;

    @BeforeEach
    void recipients() throws IOException {
        credentials = Files.writeString(
                folder.resolve("credentials.yaml"), "tables:\n  all: \"" + foreign.password() + "\"\n");
        agencies = Files.writeString(folder.resolve("agencies.yaml"), """
                feeds: []
                recipients:
                  - id: insurer-1
                    name: 保险公司
                    kind: insurer
                    way: TABLE
                    address: %s
                    user: %s
                    secret: credentials:tables.all
                    table: exchange.anxin_notice
                """.formatted(foreign.url(), foreign.user()));
    }

    private void makeTable() throws IOException {
        foreign.jdbc().sql("create schema exchange").update();
        foreign.jdbc()
                .sql(Ddl.ofNotices().replace("anxin_notice", "exchange.anxin_notice"))
                .update();
    }

    @AfterEach
    void end() {
        foreign.close();
        database.close();
    }

    @Test
    void eachNoticeIsARowWithTheColumnsOfADrop() throws Exception {
        makeTable();
        UUID id = issued.one("insurer-1", Issued.ENTERPRISES.get(0), 1);
        try (Hub hub = hub()) {
            awaitBalance(hub, new Balance("insurer-1", 1, 1, 0, 0, 0));
        }
        assertThat(foreign.jdbc()
                        .sql("select * from exchange.anxin_notice")
                        .query()
                        .singleRow())
                .containsEntry("notice_id", id.toString())
                .containsEntry("sequence", 1)
                .containsEntry("change", "START")
                .containsEntry("grounds", "7(3)")
                .containsEntry("measures", "10(9)")
                .containsEntry("end_reason", null);
    }

    @ParameterizedTest
    @CsvSource({"write, AFTER", "mark, BEFORE", "mark, AFTER"})
    void whateverStepDiesEachRowIsThereOnce(String step, When when) throws Exception {
        makeTable();
        issued.forEachEnterprise("insurer-1", 1);
        try (Hub hub = hub()) {
            hub.stumble.at(step, when, exchange -> true);
            issued.forEachEnterprise("insurer-1", 2);
            awaitBalance(hub, new Balance("insurer-1", 6, 6, 0, 0, 0));
            assertThat(hub.stumble.happened()).isTrue();
        }
        assertThat(rows()).isEqualTo(6);
    }

    @Test
    void aRowThatTheTableRefusesIsADeadLetterAndTheOthersAreThere() throws Exception {
        makeTable();
        foreign.jdbc()
                .sql("alter table exchange.anxin_notice add check (uscc <> '" + Issued.ENTERPRISES.get(1) + "')")
                .update();
        issued.forEachEnterprise("insurer-1", 1);
        try (Hub hub = hub()) {
            awaitBalance(hub, new Balance("insurer-1", 3, 2, 0, 1, 0));
            assertThat(hub.desk.open(0, 10)).singleElement().satisfies(letter -> {
                assertThat(letter.code()).isEqualTo("SQL_23514");
                assertThat(letter.cause()).contains("check constraint");
            });
        }
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void aTableThatIsNotThereIsWaitedForAndTheLedgerIsNotBlamed() throws Exception {
        issued.forEachEnterprise("insurer-1", 1);
        try (Hub hub = hub()) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    hub.channels.all().get(0).lastError().orElse(""))
                            .contains("exchange.anxin_notice"));
            makeTable();
            awaitBalance(hub, new Balance("insurer-1", 3, 3, 0, 0, 0));
        }
    }

    private long rows() {
        return foreign.jdbc()
                .sql("select count(*) from exchange.anxin_notice")
                .query(Long.class)
                .single();
    }

    private Hub hub() throws Exception {
        return Hub.calling(database, agencies, credentials);
    }

    private static void awaitBalance(Hub hub, Balance balance) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(hub.deliveries.balance()).contains(balance));
    }
}
