package cn.anxin.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import cn.anxin.hub.delivery.HttpPeer.Request;
import cn.anxin.hub.delivery.Stumble.When;
import cn.anxin.hub.ledger.Channels.Channel;
import cn.anxin.hub.ledger.DeadFilter;
import cn.anxin.hub.ledger.DeadLetters.DeadLetter;
import cn.anxin.hub.ledger.Deliveries.Balance;
import cn.anxin.hub.registry.Signing;
import cn.anxin.hub.review.Codes;
import cn.anxin.hub.support.Certificate;
import cn.anxin.hub.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpNoticeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String USCC = Issued.ENTERPRISES.get(0);

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private final Issued issued = new Issued(database.jdbc());
    private HttpPeer bank;
    private HttpPeer insurer;
    private Path agencies;
    private Path credentials;

    @BeforeEach
    void recipients() throws IOException {
        bank = new HttpPeer();
        insurer = new HttpPeer();
        credentials = Files.writeString(folder.resolve("credentials.yaml"), "signing:\n  all: a shared key\n");
        String entry = "  - {id: %s, name: 单位, kind: %s, way: HTTP, address: 'http://127.0.0.1:%d/notices',"
                + " secret: 'credentials:signing.all', timeout: PT1S, signature: %s}%n";
        agencies = Files.writeString(
                folder.resolve("agencies.yaml"),
                "feeds: []\nrecipients:\n"
                        + entry.formatted("bank-1", "bank", bank.port(), "hmac-sha256")
                        + entry.formatted("insurer-1", "insurer", insurer.port(), "hmac-sm3"));
    }

    @AfterEach
    void end() {
        bank.close();
        insurer.close();
        database.close();
    }

    @Test
    void postsASignedCloudEventUnderItsIdAsKey() throws Exception {
        UUID toBank = issued.one("bank-1", USCC, 1);
        issued.one("insurer-1", USCC, 1);
        try (Hub hub = hub()) {
            awaitBalance(hub, new Balance("bank-1", 1, 1, 0, 0, 0));
            awaitBalance(hub, new Balance("insurer-1", 1, 1, 0, 0, 0));
        }
        Request request = bank.requests().get(0);
        assertThat(request.line()).isEqualTo("POST /notices HTTP/1.1");
        assertThat(request.header("Content-Type")).isEqualTo("application/cloudevents+json");
        assertThat(request.header("Idempotency-Key")).isEqualTo(toBank.toString());
        assertThat(request.body()).contains("\"id\":\"" + toBank + "\"");
        assertThat(request.header("Anxin-Signature"))
                .isEqualTo(Signature.of(
                        Signing.HMAC_SHA256, "a shared key", request.header("Anxin-Timestamp"), request.body()));
        assertThat(Long.parseLong(request.header("Anxin-Timestamp")))
                .isBetween(Instant.now().getEpochSecond() - 60, Instant.now().getEpochSecond());
        assertThat(insurer.requests().get(0).header("Anxin-Signature")).startsWith("hmac-sm3=");
        assertThat(request.headers().keySet())
                .doesNotContain("traceparent")
                .noneMatch(name -> name.startsWith("camel"));
    }

    @Test
    void keepsTheOrderOfEachEnterprise() throws Exception {
        for (int sequence = 1; sequence <= 30; sequence++) {
            issued.forEachEnterprise("bank-1", sequence);
        }
        try (Hub hub = hub()) {
            awaitBalance(hub, new Balance("bank-1", 90, 90, 0, 0, 0));
        }
        for (String uscc : Issued.ENTERPRISES) {
            List<Integer> sequences = bank.requests().stream()
                    .filter(request -> request.body().contains(uscc))
                    .map(request -> Integer.valueOf(request.body().replaceFirst(".*\"sequence\":(\\d+).*", "$1")))
                    .toList();
            assertThat(sequences).hasSize(30).isSorted();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"post", "answer", "mark"})
    void whateverStepDiesARecipientThatKeepsIdsHasEachOnce(String step) throws Exception {
        Set<String> known = ConcurrentHashMap.newKeySet();
        bank.behave(request -> known.add(request.header("Idempotency-Key")) ? HttpPeer.OK : HttpPeer.answer(409, ""));
        issued.forEachEnterprise("bank-1", 1);
        try (Hub hub = hub()) {
            hub.stumble.at(step, When.AFTER, exchange -> true);
            issued.forEachEnterprise("bank-1", 2);
            awaitBalance(hub, new Balance("bank-1", 6, 6, 0, 0, 0));
            assertThat(hub.stumble.happened()).isTrue();
        }
        assertThat(known).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({"500, HTTP 500: no", "401, compare the key", "302, redirects are not followed"})
    void whatMayPassIsRetriedAndTheOthersAreNotDelayed(int status, String told) throws Exception {
        bank.behave(request -> HttpPeer.answer(status, "no", "Location: /elsewhere"));
        try (Hub hub = hub()) {
            failsWithoutALoss(hub, told);
        }
        assertThat(bank.requests())
                .allSatisfy(request -> assertThat(request.line()).contains("/notices"));
    }

    @Test
    void silenceIsRetried() throws Exception {
        bank.behave(request -> HttpPeer.SILENCE);
        try (Hub hub = hub()) {
            failsWithoutALoss(hub, "SocketTimeoutException");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"this is no HTTP\r\n\r\n", "half"})
    void garbageAndHalfABodyAreRetried(String answer) throws Exception {
        bank.behave(request -> answer.equals("half") ? HttpPeer.half() : answer);
        try (Hub hub = hub()) {
            failsWithoutALoss(hub, "");
        }
    }

    @Test
    void anAnswerThatGoesOnAndOnIsGivenUp() throws Exception {
        bank.behave(request -> HttpPeer.answer(200, "x".repeat(1 << 20)));
        try (Hub hub = hub()) {
            failsWithoutALoss(hub, "too long");
        }
    }

    private void failsWithoutALoss(Hub hub, String told) {
        issued.forEachEnterprise("bank-1", 1);
        issued.forEachEnterprise("insurer-1", 1);
        awaitBalance(hub, new Balance("insurer-1", 3, 3, 0, 0, 0));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(channel(hub).lastError().orElse(""))
                        .contains(told)
                        .isNotEmpty());
        awaitBalance(hub, new Balance("bank-1", 3, 0, 3, 0, 0));
        bank.behave(request -> HttpPeer.OK);
        awaitBalance(hub, new Balance("bank-1", 3, 3, 0, 0, 0));
        await().atMost(PATIENCE).until(() -> channel(hub).lastError().isEmpty());
    }

    @Test
    void aRecipientMayAskForALongerPause() throws Exception {
        bank.behave(request -> HttpPeer.answer(503, "", "Retry-After: 600"));
        issued.one("bank-1", USCC, 1);
        try (Hub hub = hub()) {
            await().atMost(PATIENCE).until(() -> channel(hub).resumeAt().isPresent());
            Long seconds = database.jdbc()
                    .sql("select round(extract(epoch from resume_at - now())) from recipient where id = 'bank-1'")
                    .query(Long.class)
                    .single();
            assertThat(seconds).isBetween(500L, 600L);
        }
    }

    @Test
    void whatARecipientRefusesForGoodIsADeadLetterAndLaterOnesGoOn() throws Exception {
        bank.behave(request -> request.body().contains("\"sequence\":1,")
                ? HttpPeer.answer(422, "{\"error\": \"名称\n过长\"}")
                : HttpPeer.OK);
        issued.one("bank-1", USCC, 1);
        issued.one("bank-1", USCC, 2);
        try (Hub hub = hub()) {
            awaitBalance(hub, new Balance("bank-1", 2, 1, 0, 1, 0));
            DeadLetter letter = hub.desk.open(0, 10).get(0);
            assertThat(letter.code()).isEqualTo("HTTP_422");
            assertThat(letter.cause()).isEqualTo("HTTP 422: {\"error\": \"名称 过长\"}");
            assertThat(hub.replays.preview(DeadFilter.ALL).outcomes()).containsExactly(entry("SUPERSEDED", 1L));
            database.jdbc()
                    .sql("update delivery set received_at = now() where state = 'DEAD'")
                    .update();
            assertThat(hub.replays.preview(DeadFilter.ALL).outcomes()).containsExactly(entry("DELIVERED", 1L));
            long id =
                    hub.replays.begin(DeadFilter.ALL, "operator", "all of them").id();
            await().atMost(PATIENCE)
                    .until(() -> hub.replays.find(id).orElseThrow().state().equals("DONE"));
            assertThat(hub.replays.find(id).orElseThrow().outcomes()).containsExactly(entry("DELIVERED", 1L));
            awaitBalance(hub, new Balance("bank-1", 2, 1, 0, 1, 0));
        }
    }

    @Test
    void aRecipientThatRefusesEverythingLosesFewNotices() throws Exception {
        bank.behave(request -> HttpPeer.answer(404, "no such page"));
        Codes.some(60).forEach(uscc -> issued.one("bank-1", uscc.value(), 1));
        try (Hub hub = hub()) {
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(channel(hub).lastError().orElse("")).contains("check the address"));
            assertThat(database.jdbc()
                            .sql("select count(*) from delivery where state = 'DEAD'")
                            .query(Integer.class)
                            .single())
                    .isBetween(20, 50);
        }
    }

    @Test
    void whatARecipientLostIsPostedAgainUnderItsOldKey() throws Exception {
        UUID id = issued.one("bank-1", USCC, 1);
        try (Hub hub = hub()) {
            awaitBalance(hub, new Balance("bank-1", 1, 1, 0, 0, 0));
            assertThat(hub.resends.since("bank-1", Instant.EPOCH, ResendDesk.Lost.RECIPIENT, "operator", "restored"))
                    .contains(new ResendDesk.Again(1, 0, 0));
            await().atMost(PATIENCE).until(() -> bank.requests().size() == 2);
            awaitBalance(hub, new Balance("bank-1", 1, 1, 0, 0, 0));
        }
        assertThat(bank.requests())
                .allSatisfy(
                        request -> assertThat(request.header("Idempotency-Key")).isEqualTo(id.toString()));
    }

    @Test
    void aRecipientThatFailsIsSparedTheRestOfARound() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        bank.behave(request -> {
            calls.incrementAndGet();
            return HttpPeer.answer(500, "");
        });
        Codes.some(100).forEach(uscc -> issued.one("bank-1", uscc.value(), 1));
        try (Hub hub = hub()) {
            await().atMost(PATIENCE).until(() -> channel(hub).lastError().isPresent());
            // The breaker lets a few more by each second, for however long a slow machine is at this round.
            assertThat(calls).hasValueLessThan(60);
        }
    }

    @Test
    void aDeadSetIsReplayedOldestFirstAsAJobThatGoesOnAfterAKill() throws Exception {
        bank.behave(request -> HttpPeer.answer(400, "not today"));
        Codes.some(12).forEach(uscc -> issued.one("bank-1", uscc.value(), 1));
        try (Hub hub = hub()) {
            awaitBalance(hub, new Balance("bank-1", 12, 0, 0, 12, 0));
        }
        List<String> order = new CopyOnWriteArrayList<>();
        bank.behave(request -> {
            order.add(request.header("Idempotency-Key"));
            return HttpPeer.OK;
        });
        try (Hub hub = hub()) {
            hub.stumble.at("step", When.BEFORE, exchange -> true);
            long id = hub.replays
                    .begin(DeadFilter.ALL, "operator", "mended there")
                    .id();
            awaitBalance(hub, new Balance("bank-1", 12, 12, 0, 0, 0));
            await().atMost(PATIENCE)
                    .until(() -> hub.replays.find(id).orElseThrow().state().equals("DONE"));
            assertThat(hub.replays.find(id).orElseThrow().outcomes()).containsEntry("SENT", 12L);
            assertThat(hub.replays.items(id, 0, 100))
                    .hasSize(12)
                    .isSortedAccordingTo((one, other) -> Long.compare(one.position(), other.position()));
        }
        assertThat(order).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void aServerIsKnownByTheAuthoritiesOfAFileAndByNobodyElse() throws Exception {
        Certificate certificate = Certificate.of(folder, "ip:127.0.0.1");
        try (HttpPeer secure = new HttpPeer(sockets(certificate))) {
            String entry = """
                    feeds: []
                    recipients:
                      - {id: bank-1, name: 单位, kind: bank, way: HTTP, address: "https://127.0.0.1:%d/notices",
                         secret: "credentials:signing.all"%s}
                    """;
            Files.writeString(agencies, entry.formatted(secure.port(), ""));
            issued.one("bank-1", USCC, 1);
            try (Hub hub = hub()) {
                await().atMost(PATIENCE)
                        .untilAsserted(() ->
                                assertThat(channel(hub).lastError().orElse("")).contains("certification path"));
            }
            database.jdbc().sql("delete from recipient").update();
            Files.writeString(
                    agencies, entry.formatted(secure.port(), ", authorities: \"" + certificate.certificate() + "\""));
            try (Hub hub = hub()) {
                awaitBalance(hub, new Balance("bank-1", 1, 1, 0, 0, 0));
            }
        }
    }

    private static ServerSocketFactory sockets(Certificate certificate) throws Exception {
        KeyStore store = KeyStore.getInstance(certificate.store().toFile(), Certificate.PASSWORD.toCharArray());
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, Certificate.PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        return tls.getServerSocketFactory();
    }

    private static Channel channel(Hub hub) {
        return hub.channels.all().get(0);
    }

    private Hub hub() throws Exception {
        return Hub.calling(database, agencies, credentials);
    }

    private static void awaitBalance(Hub hub, Balance balance) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(hub.deliveries.balance()).contains(balance));
    }
}
