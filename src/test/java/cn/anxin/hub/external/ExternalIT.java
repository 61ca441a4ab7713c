package cn.anxin.hub.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.anxin.hub.crash.Aftermath;
import cn.anxin.hub.crash.ArrivedNotice;
import cn.anxin.hub.crash.CrashCity;
import cn.anxin.hub.crash.HubProcess;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hubs as packaged, in the profile {@code external}, on one PostgreSQL, a standalone Artemis and OpenSSH's sshd. They
 * share one day's work; each peer goes away under load and comes back; in the end one hub is killed. What arrived where is
 * asked of the peers themselves. The tests follow each other on the same city, since starting it all anew would take
 * minutes each time.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExternalIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration OUTAGE = Duration.ofSeconds(10);
    /** The first file, then seven a part. */
    private static final int PART = 7;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private Peers peers;
    private CrashCity city;
    private HubProcess one;
    private HubProcess other;

    @BeforeAll
    void startThePeersAndTwoHubsAtOnce() throws Exception {
        assumeTrue(
                SftpPeer.isInstalled(),
                "skipped: there is no /usr/sbin/sshd; install it (Debian: apt-get install openssh-server)");
        peers = new Peers(folder);
        city = new CrashCity(peers.sftp.folders(), 1_000, 5);
        one = peers.launch("one");
        other = peers.launch("other");
        one.awaitReady();
        other.awaitReady();
    }

    @AfterAll
    void end() {
        Stream.of(one, other, peers).forEach(ExternalIT::close);
    }

    private static void close(AutoCloseable each) {
        if (each == null) {
            return;
        }
        try {
            each.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Order(1)
    void twoHubsThatStartTogetherOnAnEmptyDatabaseShareItWithoutAWord() {
        for (HubProcess hub : List.of(one, other)) {
            new Words(hub, 0).tellOfNoTroubleBut();
        }
        assertThat(Stream.of(one, other)
                        .mapToInt(hub ->
                                new Words(hub, 0).with("Registered 4 feeds").size())
                        .sum())
                .isEqualTo(1);
    }

    @Test
    @Order(2)
    void eachFileIsTakenOnceAndBothHubsWork() {
        Words first = Words.since(one);
        Words second = Words.since(other);
        send(1 + PART);
        awaitFinished(one);

        assertThat(taken()).isEqualTo(city.sent().size());
        assertThat(first.work()).as("the one's reviews and deliveries").isNotEmpty();
        assertThat(second.work()).as("the other's reviews and deliveries").isNotEmpty();
        first.tellOfNoTroubleBut();
        second.tellOfNoTroubleBut();
    }

    @Test
    @Order(3)
    void withoutTheBrokerQueuesWaitAndTheHubsStayReady() {
        Words first = Words.since(one);
        Words second = Words.since(other);
        send(PART - 2);
        awaitNotices();
        peers.broker.stop();
        send(2);
        awaitThroughout(() -> one.readiness() == 200 && other.readiness() == 200);
        peers.broker.startAgain();
        awaitFinished(one);

        first.tellOfOneOutage("The broker cannot be reached", "The broker is back");
        second.tellOfOneOutage("The broker cannot be reached", "The broker is back");
    }

    @Test
    @Order(4)
    void withoutTheDatabaseTheHubsAreNotReadyAndGoOnWhenItIsBack() {
        Words first = Words.since(one);
        Words second = Words.since(other);
        send(PART - 2);
        awaitNotices();
        peers.database.stop();
        send(2);
        await("both not to be ready")
                .atMost(Duration.ofSeconds(8))
                .until(() -> one.readiness() == 503 && other.readiness() == 503);
        awaitThroughout(() -> one.readiness() == 503 && other.readiness() == 503);
        peers.database.startAgain();
        await("both to be ready again")
                .atMost(PATIENCE)
                .until(() -> one.readiness() == 200 && other.readiness() == 200);
        awaitFinished(one);

        first.tellOfOneOutage("The database cannot be reached", "The database is back");
        second.tellOfOneOutage("The database cannot be reached", "The database is back");
    }

    @Test
    @Order(5)
    void withoutTheSftpServerFilesAndDropsWaitAndTheHubsStayReady() {
        List<Words> words = List.of(Words.since(one), Words.since(other));
        send(PART - 2);
        awaitNotices();
        peers.sftp.stop();
        send(2);
        awaitThroughout(() -> one.readiness() == 200 && other.readiness() == 200);
        peers.sftp.startAgain();
        awaitFinished(one);

        words.forEach(each -> each.tellOfNoTroubleBut(
                "cannot be pulled for now", "cannot be reached, its notices wait", "can be read or written at"));
        for (String feed : List.of("emergency", "market-supervision", "court", "credit-platform")) {
            assertThat(count(words, "feed " + feed + " cannot be pulled"))
                    .as(feed)
                    .isEqualTo(1);
            assertThat(count(words, "feed " + feed + " is back")).as(feed).isEqualTo(1);
        }
        for (String bank : List.of("bank-1", "bank-2", "bank-3")) {
            assertThat(count(words, "Recipient " + bank + " cannot be reached"))
                    .as(bank)
                    .isEqualTo(1);
            assertThat(count(words, "Recipient " + bank + " is back")).as(bank).isEqualTo(1);
        }
    }

    private static int count(List<Words> words, String text) {
        return words.stream().mapToInt(each -> each.with(text).size()).sum();
    }

    @Test
    @Order(6)
    void whatAKilledHubWasAtIsFinishedByTheOther() {
        send(PART);
        awaitNotices();
        String pulling = peers.database
                .ledger()
                .sql("select lease_owner from feed where source = 'emergency'")
                .query(String.class)
                .single();
        HubProcess victim = new Words(one, 0).with(pulling).isEmpty() ? other : one;
        HubProcess heir = victim == one ? other : one;
        victim.kill();

        await("the other to pull what the killed one pulled")
                .atMost(Duration.ofSeconds(25))
                .until(() -> !peers.database
                        .ledger()
                        .sql("select lease_owner from feed where source = 'emergency'")
                        .query(String.class)
                        .single()
                        .equals(pulling));
        awaitFinished(heir);
        one = heir;
    }

    @Test
    @Order(7)
    void nothingWasLostDoubledOrRenumbered() throws Exception {
        assertThat(city.hasMore()).isFalse();
        assertThat(peers.database
                        .ledger()
                        .sql("select count(*) from drop_batch where delivered_at is null")
                        .query(Long.class)
                        .single())
                .isZero();
        new Aftermath(
                        peers.sftp.folders(),
                        one::balance,
                        city,
                        peers.database.ledger(),
                        recipient ->
                                ArrivedNotice.inQueue(recipient, peers.broker.port(), BrokerPeer.secret(recipient)))
                .check();
    }

    private void send(int files) {
        for (int i = 0; i < files; i++) {
            city.sendNext();
        }
    }

    /** Until something is on its way to the recipients: the hubs are in the middle of it. */
    private void awaitNotices() {
        await("notices to wait")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> count("select count(*) from delivery where state = 'WAITING'") > 0);
    }

    private long taken() {
        return count("select count(*) from intake");
    }

    private long count(String sql) {
        return peers.database.ledger().sql(sql).query(Long.class).single();
    }

    private static void awaitThroughout(Callable<Boolean> condition) {
        await("it to hold throughout the outage")
                .during(OUTAGE)
                .atMost(OUTAGE.plusSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .until(condition);
    }

    private void awaitFinished(HubProcess hub) {
        await("everything to be taken, decided and delivered")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .ignoreException(IllegalStateException.class)
                .until(() -> city.pendingFiles() == 0 && !pending(hub.balance()));
    }

    private static boolean pending(JsonNode balance) {
        long waiting = balance.get("pendingReviews").asLong();
        for (JsonNode recipient : balance.get("recipients")) {
            waiting += recipient.get("waiting").asLong();
        }
        return waiting > 0;
    }
}
