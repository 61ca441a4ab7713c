package cn.anxin.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.anxin.hub.delivery.RecipientDesk.Answer;
import cn.anxin.hub.ledger.Deliveries.Balance;
import cn.anxin.hub.registry.RecipientBook.State;
import cn.anxin.hub.support.TestDatabase;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Recipients come, change and go while hubs run: each node makes and ends its routes by itself. */
@ExtendWith(OutputCaptureExtension.class)
class RecipientRoutesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String USCC = Issued.ENTERPRISES.get(0);

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private final Issued issued = new Issued(database.jdbc());
    private HttpPeer first;
    private HttpPeer second;
    private Path agencies;
    private Path credentials;

    @BeforeEach
    void nobody() throws IOException {
        first = new HttpPeer();
        second = new HttpPeer();
        credentials = Files.writeString(folder.resolve("credentials.yaml"), "signing:\n  bank-9: a key\n");
        agencies = Files.writeString(folder.resolve("agencies.yaml"), "feeds: []\nrecipients: []\n");
    }

    @AfterEach
    void end() {
        first.close();
        second.close();
        database.close();
    }

    @Test
    void oneIsServedFromWhenItIsAddedAtItsNewAddressAndNoMoreWhenItIsClosed() throws Exception {
        try (Hub hub = Hub.calling(database, agencies, credentials);
                Hub other = Hub.calling(database, agencies, credentials)) {
            assertThat(hub.recipients.add(entry(first), "operator", "agreed")).isEqualTo(Answer.DONE);
            await().atMost(PATIENCE).until(() -> hub.hasRoute("http-bank-9") && other.hasRoute("http-bank-9"));
            issued.one("bank-9", USCC, 1);
            awaitBalance(hub, new Balance("bank-9", 1, 1, 0, 0, 0));
            assertThat(first.requests()).hasSize(1);

            hub.recipients.pause("bank-9", "operator", "they move");
            issued.one("bank-9", USCC, 2);
            ObjectNode moved = json("{\"address\": \"http://127.0.0.1:%d/\"}".formatted(second.port()));
            assertThat(hub.recipients.change("bank-9", moved, "operator", "moved"))
                    .isEqualTo(Answer.DONE);
            assertThat(hub.recipients.find("bank-9").orElseThrow().standing().waiting())
                    .isEqualTo(1);
            hub.recipients.resume("bank-9", "operator", "they have moved");
            awaitBalance(hub, new Balance("bank-9", 2, 2, 0, 0, 0));

            database.jdbc()
                    .sql("update notice set change = 'END' where sequence = 2")
                    .update();
            assertThat(hub.recipients.remove("bank-9", "operator", "over")).isEqualTo(Answer.DONE);
            await().atMost(PATIENCE).until(() -> !hub.hasRoute("http-bank-9") && !other.hasRoute("http-bank-9"));
            assertThat(hub.recipients.find("bank-9").orElseThrow().entry().state())
                    .isEqualTo(State.CLOSED);
        }
        assertThat(first.requests().size() + second.requests().size()).isEqualTo(2);
        assertThat(second.requests()).isNotEmpty();
    }

    @Test
    void oneIsThereAgainAfterARestart() throws Exception {
        try (Hub hub = Hub.calling(database, agencies, credentials)) {
            hub.recipients.add(entry(first), "operator", "agreed");
        }
        issued.one("bank-9", USCC, 1);
        try (Hub hub = Hub.calling(database, agencies, credentials)) {
            awaitBalance(hub, new Balance("bank-9", 1, 1, 0, 0, 0));
        }
    }

    @Test
    void oneWhoseRouteCouldNotBeMadeIsTriedAgain(CapturedOutput log) throws Exception {
        try (Hub hub = Hub.calling(database, agencies, credentials)) {
            Runnable mended = hub.withoutTemplate("http-notice");
            hub.recipients.add(entry(first), "operator", "agreed");
            issued.one("bank-9", USCC, 1);
            await().atMost(PATIENCE).until(() -> log.getAll().contains("No channel for recipient bank-9"));
            mended.run();
            awaitBalance(hub, new Balance("bank-9", 1, 1, 0, 0, 0));
        }
    }

    private static ObjectNode entry(HttpPeer peer) throws JsonProcessingException {
        return json("""
                {"id": "bank-9", "name": "第九银行", "kind": "bank", "way": "HTTP",
                 "address": "http://127.0.0.1:%d/", "secret": "credentials:signing.bank-9"}""".formatted(peer.port()));
    }

    private static ObjectNode json(String text) throws JsonProcessingException {
        return (ObjectNode) new ObjectMapper().readTree(text);
    }

    private static void awaitBalance(Hub hub, Balance balance) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(hub.deliveries.balance()).contains(balance));
    }
}
