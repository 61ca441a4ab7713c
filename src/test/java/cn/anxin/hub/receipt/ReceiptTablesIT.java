package cn.anxin.hub.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anxin.hub.ledger.LedgerReach;
import cn.anxin.hub.ledger.NoticeRuns;
import cn.anxin.hub.ledger.Receipts;
import cn.anxin.hub.ledger.SiteTurns;
import cn.anxin.hub.notice.CloudEvent;
import cn.anxin.hub.notice.Notice;
import cn.anxin.hub.registry.ForeignDatabases;
import cn.anxin.hub.registry.RegistryFixture;
import cn.anxin.hub.support.TestDatabase;
import cn.anxin.hub.support.TestNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts in a recipient's front-end database, which is another PostgreSQL database than the ledger's. */
class ReceiptTablesIT {

    @TempDir
    private Path folder;

    private final TestDatabase ledger = TestDatabase.fresh();
    private final TestDatabase frontEnd = TestDatabase.fresh();
    private final Notice start = Told.start(1, "6(1)", "10(1)");
    private final LedgerReach reach = new LedgerReach();
    private ForeignDatabases databases;
    private ReceiptTables tables;

    @BeforeEach
    void tellFinance() throws IOException {
        frontEnd.jdbc().sql("""
                        create table exchange_receipt (
                            id bigint generated always as identity primary key, notice_id text, outcome text, measures text,
                            reason text, at timestamptz, result text, code text, message text)""").update();
        Path secret = Files.writeString(folder.resolve("secret"), frontEnd.password());
        Path agencies = Files.writeString(
                folder.resolve("agencies.yaml"), """
                feeds: []
                recipients:
                  - id: finance
                    name: 财政局
                    kind: finance
                    way: TABLE
                    address: %s
                    user: %s
                    secret: file:%s
                    table: exchange_notice
                    receiptTable: exchange_receipt
                """.formatted(frontEnd.url(), frontEnd.user(), secret));
        databases = RegistryFixture.databases(RegistryFixture.secrets(secret));
        Clock clock = Clock.system(ZoneId.of("Asia/Shanghai"));
        SiteTurns turns = new SiteTurns(ledger.jdbc());
        Receipts receipts = new Receipts(ledger.jdbc());
        Holdings holdings = new Holdings(new NoticeRuns(ledger.jdbc()), receipts);
        tables = new ReceiptTables(
                RegistryFixture.registry(ledger.jdbc(), agencies),
                databases,
                turns,
                new SiteOutages(turns, reach),
                new ReceiptDesk(receipts, holdings, ledger.transactions(), clock),
                TestNode.alive(ledger.jdbc()),
                clock);
        issue(start);
    }

    @AfterEach
    void close() {
        databases.close();
        frontEnd.close();
        ledger.close();
    }

    @Test
    void eachRowGetsItsResultOnce() throws IOException {
        row(start.id().toString(), "CONFIRMED", "6(1)");
        row(start.id().toString(), "CONFIRMED", "6(1)");
        row(start.id().toString(), "LIFTED", "");
        row("none", "RECEIVED", "");
        assertThat(tables.take("finance")).isFalse();
        assertThat(results()).containsExactly("ACCEPTED -", "DUPLICATE -", "REFUSED IMPOSSIBLE", "REFUSED FORMAT");

        row(start.id().toString(), "APPLIED", "");
        tables.take("finance");
        assertThat(results()).hasSize(5).endsWith("ACCEPTED -");
        assertThat(ledger.jdbc()
                        .sql("select count(*) from receipt")
                        .query(Long.class)
                        .single())
                .isEqualTo(5);
    }

    @Test
    void killedBeforeTheResultIsWrittenARowHasTheOneOfItsFirstTime() throws IOException {
        row(start.id().toString(), "CONFIRMED", "6(1)");
        row(start.id().toString(), "LIFTED", "");
        tables.take("finance");
        frontEnd.jdbc()
                .sql("update exchange_receipt set result = null, code = null")
                .update();
        row(start.id().toString(), "RECEIVED", "");
        tables.take("finance");

        assertThat(results()).containsExactly("ACCEPTED -", "REFUSED IMPOSSIBLE", "ACCEPTED -");
    }

    @Test
    void itsTroubleIsNoneOfTheLedgers() {
        frontEnd.jdbc().sql("drop table exchange_receipt").update();
        assertThatThrownBy(() -> tables.take("finance"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("exchange_receipt")
                .satisfies(trouble -> {
                    tables.failed("finance", trouble);
                    assertThat(LedgerReach.isCauseOf(trouble)).isFalse();
                });
        assertThat(reach.isLost()).isFalse();
        assertThat(ledger.jdbc()
                        .sql("select failures from site_turn")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private void row(String notice, String outcome, String measures) {
        frontEnd.jdbc()
                .sql("insert into exchange_receipt (notice_id, outcome, measures, at) values (?, ?, ?, now())")
                .params(notice, outcome, measures)
                .update();
    }

    private List<String> results() {
        return frontEnd.jdbc()
                .sql("select result || ' ' || coalesce(code, '-') from exchange_receipt order by id")
                .query(String.class)
                .list();
    }

    private void issue(Notice notice) {
        ledger.jdbc()
                .sql("""
                        with assessed as (
                            insert into assessment (uscc, as_of, known_at, policy_id, policy_version, policy_sha256,
                                                    engine_version, open_parameters, status, content)
                            values (:uscc, :day, :at, 'wuxi-safety-credit', 1, '', '', '{}', 'JOINT_INCENTIVE', '{}')
                            returning id),
                        issued as (
                            insert into notice (id, notice_no, recipient, uscc, sequence, change, regime, content,
                                                issued_at, assessment_id)
                            select :id, :no, 'finance', :uscc, 1, 'START', 'JOINT_INCENTIVE', :content, :at, id
                              from assessed returning id, position)
                        insert into delivery (notice_id, recipient, position, state)
                        select id, 'finance', position, 'WAITING' from issued""")
                .param("uscc", Told.FOUNDRY.value())
                .param("day", notice.body().effectiveFrom())
                .param("at", notice.issuedAt())
                .param("id", notice.id())
                .param("no", notice.noticeNo())
                .param("content", CloudEvent.write(notice, "320200"))
                .update();
    }
}
