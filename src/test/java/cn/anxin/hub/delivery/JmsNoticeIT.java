package cn.anxin.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.anxin.hub.delivery.DeadLetterDesk.Answer;
import cn.anxin.hub.delivery.ResendDesk.Again;
import cn.anxin.hub.delivery.ResendDesk.Lost;
import cn.anxin.hub.delivery.Stumble.When;
import cn.anxin.hub.ledger.DeadLetters.DeadLetter;
import cn.anxin.hub.ledger.Deliveries.Balance;
import cn.anxin.hub.ledger.Deliveries.Due;
import cn.anxin.hub.support.TestDatabase;
import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jms.support.converter.MessageConversionException;

@ExtendWith(OutputCaptureExtension.class)
class JmsNoticeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private final Issued issued = new Issued(database.jdbc());
    private Broker broker;
    private Path agencies;

    @BeforeEach
    void recipients() throws Exception {
        broker = new Broker(folder);
        String entry = "  - {id: %s, name: 单位, kind: %s, way: JMS}%n";
        agencies = Files.writeString(
                folder.resolve("agencies.yaml"),
                "feeds: []\nrecipients:\n"
                        + entry.formatted("finance", "finance")
                        + entry.formatted("trade-union", "trade-union")
                        + entry.formatted("unreachable", "industry-it"));
    }

    @AfterEach
    void end() {
        broker.close();
        database.close();
    }

    @Test
    void sendsEachNoticeAsAPersistentCloudEventGroupedByEnterprise() throws Exception {
        UUID id = issued.one("finance", Issued.ENTERPRISES.get(0), 1);
        try (Hub hub = hub()) {
            awaitBalance(hub, "finance", new Balance("finance", 1, 1, 0, 0, 0));
        }

        Message message = broker.takeAll("finance").get(0);
        assertThat(message.getStringProperty("noticeId")).isEqualTo(id.toString());
        assertThat(message.getStringProperty("uscc")).isEqualTo(Issued.ENTERPRISES.get(0));
        assertThat(message.getStringProperty("JMSXGroupID")).isEqualTo(Issued.ENTERPRISES.get(0));
        assertThat(message.getIntProperty("sequence")).isEqualTo(1);
        assertThat(message.getStringProperty("change")).isEqualTo("START");
        assertThat(message.getStringProperty("contentType")).isEqualTo("application/cloudevents+json");
        assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
        assertThat(((TextMessage) message).getText()).contains("\"id\":\"" + id + "\"");
    }

    @Test
    void keepsTheOrderOfEachEnterprise() throws Exception {
        for (int sequence = 1; sequence <= 300; sequence++) {
            issued.forEachEnterprise("finance", sequence);
        }
        try (Hub hub = hub()) {
            awaitBalance(hub, "finance", new Balance("finance", 900, 900, 0, 0, 0));
        }

        List<Message> messages = broker.takeAll("finance");
        for (String uscc : Issued.ENTERPRISES) {
            List<Integer> sequences = new ArrayList<>();
            for (Message message : messages) {
                if (message.getStringProperty("uscc").equals(uscc)) {
                    sequences.add(message.getIntProperty("sequence"));
                }
            }
            assertThat(sequences).hasSize(300).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void aSessionThatFailsLeavesNothingBehind() {
        QueueSession session = new QueueSession(broker.hub());

        assertThatThrownBy(() -> session.sendTogether("anxin.notice.finance", Arrays.asList(message(), null)))
                .isInstanceOf(NullPointerException.class);

        assertThat(broker.takeAll("finance")).isEmpty();
    }

    @Test
    void onlyTextAndBytesAreRead() throws Exception {
        TextMessages messages = new TextMessages();
        try (JMSContext context = broker.hub().createContext()) {
            BytesMessage bytes = context.createBytesMessage();
            bytes.writeBytes("安信".getBytes(StandardCharsets.UTF_8));
            bytes.reset();

            assertThat(messages.fromMessage(bytes)).isEqualTo("安信");
            assertThat(messages.fromMessage(context.createTextMessage("安信"))).isEqualTo("安信");
            assertThatThrownBy(() -> messages.fromMessage(context.createObjectMessage("安信")))
                    .isInstanceOf(MessageConversionException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"send, BEFORE", "send, AFTER", "mark, BEFORE", "mark, AFTER"})
    void whateverStepDiesEachNoticeArrivesOnceAndInOrder(String step, When when) throws Exception {
        issued.forEachEnterprise("finance", 1);
        Stumble stumble = new Stumble();
        stumble.at(step, when, exchange -> true);
        try (Hub hub = Hub.telling(database, agencies, broker.hub(), stumble)) {
            await().atMost(PATIENCE).until(stumble::happened);
            issued.forEachEnterprise("finance", 2);
            awaitBalance(hub, "finance", new Balance("finance", 6, 6, 0, 0, 0));
        }

        List<String> arrived = new ArrayList<>();
        for (Message message : broker.takeAll("finance")) {
            arrived.add(message.getStringProperty("uscc") + message.getIntProperty("sequence"));
        }
        assertThat(arrived).hasSize(6).doesNotHaveDuplicates();
        for (String uscc : Issued.ENTERPRISES) {
            assertThat(arrived).containsSubsequence(uscc + 1, uscc + 2);
        }
    }

    @Test
    void aBrokerThatGoesAwayLosesNothingAndNoRecipientIsBlamed(CapturedOutput output) throws Exception {
        int port = broker.port();
        try (Hub hub = hub()) {
            issued.forEachEnterprise("finance", 1);
            awaitBalance(hub, "finance", new Balance("finance", 3, 3, 0, 0, 0));
            broker.goAway();
            issued.forEachEnterprise("finance", 2);
            await().atMost(PATIENCE).until(() -> output.getOut().contains("The broker cannot be reached"));
            assertThat(hub.channels.all())
                    .allSatisfy(channel -> assertThat(channel.lastError()).isEmpty());

            broker.comeBack(port);
            awaitBalance(hub, "finance", new Balance("finance", 6, 6, 0, 0, 0));
        }
        assertThat(output.getOut().lines().filter(line -> line.contains("The broker is back")))
                .hasSize(1);
        assertThat(broker.takeAll("finance")).hasSize(6);
    }

    @Test
    void aRecipientThatCannotBeReachedDelaysNobody() throws Exception {
        issued.forEachEnterprise("unreachable", 1);
        try (Hub hub = hub()) {
            await().atMost(PATIENCE)
                    .until(() -> hub.channels.all().get(2).resumeAt().isPresent());
            issued.forEachEnterprise("finance", 1);
            issued.forEachEnterprise("trade-union", 1);

            awaitBalance(hub, "finance", new Balance("finance", 3, 3, 0, 0, 0));
            awaitBalance(hub, "trade-union", new Balance("trade-union", 3, 3, 0, 0, 0));
            awaitBalance(hub, "unreachable", new Balance("unreachable", 3, 0, 3, 0, 0));
        }
    }

    @Test
    void whatABrokerLostIsSentAgainAndWhatItHasIsNot() throws Exception {
        issued.forEachEnterprise("finance", 1);
        try (Hub hub = hub()) {
            awaitBalance(hub, "finance", new Balance("finance", 3, 3, 0, 0, 0));
            int port = broker.port();
            broker.goAway();
            broker.loseEverything();
            broker.comeBack(port);
            issued.forEachEnterprise("finance", 2);
            awaitBalance(hub, "finance", new Balance("finance", 6, 6, 0, 0, 0));

            assertThat(hub.resends.since("finance", Instant.EPOCH, Lost.BROKER, "operator", "journal lost"))
                    .contains(new Again(6, 0, 0));
            awaitBalance(hub, "finance", new Balance("finance", 6, 6, 0, 0, 0));
        }
        assertThat(sequencesByEnterprise())
                .hasSize(3)
                .allSatisfy((uscc, sequences) -> assertThat(sequences).containsExactlyInAnyOrder(1, 2));
    }

    @Test
    void whatARecipientLostIsSentAgainInOrderThoughTheBrokerKnowsIt() throws Exception {
        issued.forEachEnterprise("finance", 1);
        issued.forEachEnterprise("finance", 2);
        try (Hub hub = hub()) {
            awaitBalance(hub, "finance", new Balance("finance", 6, 6, 0, 0, 0));
            assertThat(broker.takeAll("finance")).hasSize(6);
            database.jdbc()
                    .sql(
                            "update delivery d set urgent = true from notice n where n.id = d.notice_id and n.sequence = 2")
                    .update();

            assertThat(hub.resends.since("finance", Instant.EPOCH, Lost.RECIPIENT, "operator", "restored there"))
                    .contains(new Again(6, 0, 0));
            awaitBalance(hub, "finance", new Balance("finance", 6, 6, 0, 0, 0));
        }
        assertThat(sequencesByEnterprise())
                .hasSize(3)
                .allSatisfy((uscc, sequences) -> assertThat(sequences).containsExactly(1, 2));
    }

    private Map<String, List<Integer>> sequencesByEnterprise() throws JMSException {
        Map<String, List<Integer>> arrived = new HashMap<>();
        for (Message message : broker.takeAll("finance")) {
            arrived.computeIfAbsent(message.getStringProperty("uscc"), uscc -> new ArrayList<>())
                    .add(message.getIntProperty("sequence"));
        }
        return arrived;
    }

    @Test
    void aRejectedNoticeIsADeadLetterUntilItIsReplayed() throws Exception {
        List<UUID> ids = issued.forEachEnterprise("finance", 1);
        try (Hub hub = hub()) {
            awaitBalance(hub, "finance", new Balance("finance", 3, 3, 0, 0, 0));
            broker.reject("finance", ids.get(0).toString());
            awaitBalance(hub, "finance", new Balance("finance", 3, 2, 0, 1, 0));

            DeadLetter letter = hub.desk.open(0, 10).get(0);
            assertThat(letter.noticeId()).isEqualTo(ids.get(0));
            assertThat(letter.cause()).contains("anxin.notice.finance");
            assertThat(hub.desk.replay(letter.id(), "operator", "corrected there"))
                    .isEqualTo(Answer.DONE);
            assertThat(hub.desk.replay(letter.id(), "operator", "twice")).isEqualTo(Answer.CONFLICT);
            assertThat(hub.desk.discard(letter.id() + 1, "operator", "none")).isEqualTo(Answer.UNKNOWN);

            awaitBalance(hub, "finance", new Balance("finance", 3, 3, 0, 0, 0));
            assertThat(broker.takeAll("finance"))
                    .singleElement()
                    .satisfies(message -> assertThat(message.getStringProperty("noticeId"))
                            .isEqualTo(ids.get(0).toString()));
        }
    }

    @Test
    void aRejectedNoticeCanBeGivenUp() throws Exception {
        UUID id = issued.one("finance", Issued.ENTERPRISES.get(0), 1);
        try (Hub hub = hub()) {
            awaitBalance(hub, "finance", new Balance("finance", 1, 1, 0, 0, 0));
            broker.reject("finance", id.toString());
            awaitBalance(hub, "finance", new Balance("finance", 1, 0, 0, 1, 0));

            assertThat(hub.desk.discard(hub.desk.open(0, 10).get(0).id(), "operator", "closed down"))
                    .isEqualTo(Answer.DONE);

            awaitBalance(hub, "finance", new Balance("finance", 1, 0, 0, 0, 1));
            assertThat(hub.desk.open(0, 10)).isEmpty();
        }
    }

    private static NoticeMessage message() {
        return NoticeMessage.of(new Due(UUID.randomUUID(), 0, Issued.ENTERPRISES.get(0), 1, "START", "{}"));
    }

    private Hub hub() throws Exception {
        return Hub.telling(database, agencies, broker.hub());
    }

    private static void awaitBalance(Hub hub, String recipient, Balance balance) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(hub.deliveries.balance())
                        .filteredOn(each -> each.recipient().equals(recipient))
                        .containsExactly(balance));
    }
}
