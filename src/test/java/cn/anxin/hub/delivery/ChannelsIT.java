package cn.anxin.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.anxin.hub.ledger.Channels;
import cn.anxin.hub.ledger.DropBatches;
import cn.anxin.hub.ledger.LedgerReach;
import cn.anxin.hub.ledger.ThisNode;
import cn.anxin.hub.ledger.TurnLost;
import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.registry.RegistryFixture;
import cn.anxin.hub.support.TestDatabase;
import cn.anxin.hub.support.TestNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

@ExtendWith(OutputCaptureExtension.class)
class ChannelsIT {

    private static final String FINANCE = """
            feeds: []
            recipients:
              - {id: finance, name: 财政局, kind: finance, way: JMS, districts: ["320205"]}
            """;

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private final Channels channels = new Channels(database.jdbc());
    private final Issued issued = new Issued(database.jdbc());
    private Registry registry;

    @BeforeEach
    void register() throws Exception {
        registry =
                RegistryFixture.registry(database.jdbc(), Files.writeString(folder.resolve("agencies.yaml"), FINANCE));
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void theFileFillsAnEmptyRegistryOnceThenTheDatabaseRules() throws Exception {
        database.jdbc().sql("update recipient set name = '财政局二'").update();

        Registry later = RegistryFixture.registry(
                database.jdbc(),
                Files.writeString(folder.resolve("agencies.yaml"), FINANCE.replace("id: finance", "id: other")));

        assertThat(later.recipients()).singleElement().satisfies(recipient -> {
            assertThat(recipient.id()).isEqualTo("finance");
            assertThat(recipient.name()).isEqualTo("财政局二");
            assertThat(recipient.covers("320205")).isTrue();
            assertThat(recipient.covers("320281")).isFalse();
        });
        assertThat(registry.drop("finance")).isEmpty();
    }

    private Turns turns(ThisNode node) {
        return new Turns(channels, node, new LedgerReach());
    }

    @Test
    void oneNodeAtATimeWorksOnARecipientAndOnlyIfThereIsWork() {
        TestNode node = TestNode.alive(database.jdbc());
        Turns one = turns(node);
        Turns other = turns(TestNode.alive(database.jdbc()));
        assertThat(one.take("finance")).isFalse();

        issued.forEachEnterprise("finance", 1);
        assertThat(one.take("finance")).isTrue();
        assertThat(one.take("finance")).isTrue();
        assertThat(other.take("finance")).isFalse();

        node.nodes().leave(node.id());
        assertThat(other.take("finance")).isTrue();
        assertThat(one.take("finance")).isFalse();
    }

    @Test
    void aNodeWithoutWorkGivesItsTurnBack() {
        Turns one = turns(TestNode.alive(database.jdbc()));
        Turns other = turns(TestNode.alive(database.jdbc()));
        issued.forEachEnterprise("finance", 1);
        assertThat(one.take("finance")).isTrue();
        database.jdbc().sql("update delivery set state = 'DELIVERED'").update();
        assertThat(one.take("finance")).isFalse();

        database.jdbc().sql("update delivery set state = 'WAITING'").update();
        assertThat(other.take("finance")).isTrue();
        assertThat(one.take("finance")).isFalse();
    }

    @Test
    void theTurnsOfADeadNodeAreFreeWhenItsLeaseRunsOut() {
        issued.forEachEnterprise("finance", 1);
        TestNode dying = TestNode.alive(database.jdbc());
        assertThat(turns(dying).take("finance")).isTrue();
        dying.livesFor(Duration.ofSeconds(1));
        Turns other = turns(TestNode.alive(database.jdbc()));

        await().atMost(Duration.ofSeconds(60)).until(() -> other.take("finance"));
    }

    @Test
    void aBatchIsNotMadeOrMarkedByANodeWhoseTurnIsOver() {
        issued.forEachEnterprise("finance", 1);
        TestNode halted = TestNode.alive(database.jdbc());
        assertThat(turns(halted).take("finance")).isTrue();
        halted.isTakenForDead();
        TestNode other = TestNode.alive(database.jdbc());
        assertThat(turns(other).take("finance")).isTrue();
        DropBatches batches = new DropBatches(new JdbcTemplate(database.dataSource()));

        assertThatThrownBy(() -> batches.lock("finance", halted.id())).isInstanceOf(TurnLost.class);
        assertThat(batches.lock("finance", other.id())).isZero();
    }

    @Test
    void anotherNodesTurnIsNoOutage() {
        Outages outages = new Outages(
                turns(TestNode.alive(database.jdbc())), id -> Optional.empty(), new Delivered(System::nanoTime));
        outages.failed("finance", new IllegalStateException(new TurnLost()));

        assertThat(channels.all().get(0).lastError()).isEmpty();
    }

    @Test
    void pausesGrowToFiveMinutesAndEndWithASuccess(CapturedOutput output) {
        Outages outages = new Outages(
                turns(TestNode.alive(database.jdbc())), id -> Optional.empty(), new Delivered(System::nanoTime));
        long longest = 0;
        for (int failure = 1; failure <= 12; failure++) {
            outages.failed("finance", new IllegalStateException("refused"));
            long seconds = database.jdbc()
                    .sql("select round(extract(epoch from resume_at - now())) from recipient")
                    .query(Long.class)
                    .single();
            assertThat(seconds).isGreaterThanOrEqualTo(longest).isLessThanOrEqualTo(300);
            longest = seconds;
        }
        assertThat(longest).isGreaterThan(290);
        outages.succeeded("finance", 1);

        assertThat(channels.all()).singleElement().satisfies(channel -> {
            assertThat(channel.resumeAt()).isEmpty();
            assertThat(channel.lastError()).isEmpty();
        });
        assertThat(output.getOut().lines().filter(line -> line.contains("finance cannot be reached")))
                .hasSize(1);
        assertThat(output.getOut().lines().filter(line -> line.contains("finance is back")))
                .hasSize(1);
    }

    @Test
    void noRecipientIsBlamedForTheLedger(CapturedOutput output) {
        LedgerReach reach = new LedgerReach();
        Turns turns = new Turns(channels, TestNode.alive(database.jdbc()), reach);
        Outages outages = new Outages(turns, id -> Optional.empty(), new Delivered(System::nanoTime));
        outages.failed("finance", new IllegalStateException(new SQLException("connection lost", "08006")));
        outages.failed("finance", new IllegalStateException(new SQLException("connection lost", "08006")));
        assertThat(reach.isLost()).isTrue();
        reach.answered();

        assertThat(channels.all().get(0).lastError()).isEmpty();
        assertThat(output.getOut().lines().filter(line -> line.contains("database cannot be reached")))
                .hasSize(1);
        assertThat(output.getOut().lines().filter(line -> line.contains("database is back")))
                .hasSize(1);
    }

    @Test
    void whatTheDatabaseRefusesDoesNotMakeItUnreachable(CapturedOutput output) {
        LedgerReach reach = new LedgerReach();
        reach.failed(new SQLException("deadlock detected", "40P01"));
        reach.failed(new SQLException("deadlock detected", "40P01"));

        assertThat(reach.isLost()).isFalse();
        assertThat(output.getOut().lines().filter(line -> line.contains("deadlock detected")))
                .hasSize(1);
    }
}
