package cn.anxin.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.intake.FeedQueue.Protocol;
import cn.anxin.hub.ledger.Intake;
import cn.anxin.hub.ledger.RefusedContents.RefusedContent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jms.UncategorizedJmsException;

class JmsFeedIT {

    private static final String ONE = "91320205MA1WX0T109";
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path folder;

    private static FeedQueue queue;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @BeforeAll
    static void start() throws Exception {
        queue = new FeedQueue(folder);
    }

    @AfterAll
    static void stop() {
        queue.close();
    }

    @AfterEach
    void nothingIsDroppedInSilence() {
        queue.trouble.set(step -> Optional.empty());
        assertThat(queue.desk.list(
                        "select id from intake where received <> accepted + duplicate + rejected + quarantined"))
                .isEmpty();
        try (JMSContext agency = queue.as(Protocol.CORE)) {
            assertThat(FeedQueue.answer(agency, 200)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneRecordOrAnArrayAsTextOrBytesIsAnsweredWithCountsUnderTheMessagesId(Protocol protocol) throws Exception {
        try (JMSContext agency = queue.as(protocol)) {
            String id = FeedQueue.send(agency, agency.createTextMessage(refusal(fresh(), "1号")));
            Message answer = FeedQueue.answer(agency);
            assertThat(answer.getJMSCorrelationID()).isEqualTo(id);
            assertThat(counts(answer)).isEqualTo("1 1 0 0 0");

            BytesMessage array = agency.createBytesMessage();
            array.writeBytes(("[" + refusal(fresh(), "1号") + ", {\"type\": \"order_refusal\"}]")
                    .getBytes(StandardCharsets.UTF_8));
            String second = FeedQueue.send(agency, array);
            Message both = FeedQueue.answer(agency);
            assertThat(both.getJMSCorrelationID()).isEqualTo(second);
            assertThat(counts(both)).isEqualTo("2 1 0 1 0");
            assertThat(json(both).at("/faults/0/line").asInt()).isEqualTo(2);
            assertThat(json(both).at("/faults/0/code").asText()).isEqualTo("REQUIRED");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoJsonIsAnsweredAndKeptWithItsReason(Protocol protocol) throws Exception {
        try (JMSContext agency = queue.as(protocol)) {
            String id = FeedQueue.send(agency, agency.createTextMessage("今天没有数据"));
            Message answer = FeedQueue.answer(agency);
            assertThat(answer.getJMSCorrelationID()).isEqualTo(id);
            assertThat(counts(answer)).isEqualTo("0 0 0 0 0");
            assertThat(json(answer).at("/fault/code").asText()).isEqualTo("STRUCTURE");
            RefusedContent kept = kept(answer);
            assertThat(kept.intake().state()).isEqualTo("FAILED");
            assertThat(queue.contents.head(kept.intake().id()))
                    .hasValueSatisfying(head ->
                            assertThat(new String(head, StandardCharsets.UTF_8)).isEqualTo("今天没有数据"));
        }
    }

    @Test
    void aSerialisedObjectAMapAndAnEmptyMessageAreRefusedUnread() throws Exception {
        try (JMSContext agency = queue.as(Protocol.CORE)) {
            for (Message message : List.of(
                    agency.createObjectMessage(new ArrayList<>(List.of("payload"))),
                    agency.createMapMessage(),
                    agency.createMessage(),
                    agency.createTextMessage())) {
                String id = FeedQueue.send(agency, message);
                Message answer = FeedQueue.answer(agency);
                assertThat(answer.getJMSCorrelationID()).isEqualTo(id);
                assertThat(json(answer).at("/fault/code").asText()).isEqualTo("STRUCTURE");
            }
        }
    }

    @Test
    void ofAMessageThatIsTooLargeOnlyTheHeadIsKept() throws Exception {
        try (JMSContext agency = queue.as(Protocol.CORE)) {
            BytesMessage large = agency.createBytesMessage();
            large.writeBytes(new byte[FeedMessageReader.MOST_BYTES + 1]);
            FeedQueue.send(agency, large);
            Message answer = FeedQueue.answer(agency);
            assertThat(json(answer).at("/fault/code").asText()).isEqualTo("RANGE");
            RefusedContent kept = kept(answer);
            assertThat(kept.size()).isEqualTo(FeedMessageReader.MOST_BYTES + 1);
            assertThat(kept.kept()).isEqualTo(FeedMessageReader.KEPT_BYTES);
        }
    }

    @Test
    void aMessageThatComesAgainIsAnsweredWithTheFirstOutcome() throws Exception {
        String record = refusal(fresh(), "1号");
        AtomicInteger attempts = new AtomicInteger();
        queue.trouble.set(step -> "answer".equals(step) && attempts.getAndIncrement() == 0
                ? Optional.of(new UncategorizedJmsException("the session is gone"))
                : Optional.empty());
        try (JMSContext agency = queue.as(Protocol.AMQP)) {
            String id = FeedQueue.send(agency, agency.createTextMessage(record));
            Message answer = FeedQueue.answer(agency);
            assertThat(attempts).hasValue(2);
            assertThat(answer.getJMSCorrelationID()).isEqualTo(id);
            assertThat(counts(answer)).isEqualTo("1 1 0 0 0");
            assertThat(queue.desk.list("select received from intake where id = '" + batch(answer) + "'"))
                    .isEqualTo("1");

            FeedQueue.send(agency, agency.createTextMessage(record));
            assertThat(counts(FeedQueue.answer(agency))).isEqualTo("1 0 1 0 0");
        }
    }

    @Test
    void whatAKillLeftHalfDoneIsGoneOnWith() throws Exception {
        String id = fresh();
        String array = "[" + refusal(id, "1号") + "," + refusal(fresh(), "1号") + "]";
        AtomicInteger attempts = new AtomicInteger();
        queue.trouble.set(step -> "answer".equals(step) && attempts.getAndIncrement() == 0
                ? killedAfterItsFirstRow(id)
                : Optional.empty());
        try (JMSContext agency = queue.as(Protocol.CORE)) {
            FeedQueue.send(agency, agency.createTextMessage(array));
            Message answer = FeedQueue.answer(agency);
            assertThat(counts(answer)).isEqualTo("2 1 1 0 0");
        }
    }

    /** Puts the ledger back to where a kill between two chunks leaves it, and loses the session. */
    private static Optional<Exception> killedAfterItsFirstRow(String record) {
        queue.desk.database.jdbc().sql("""
                        update intake set state = 'TAKING', finished_at = null, rows_taken = 1, received = 1, accepted = 1
                         where id = (select intake_id from record where record_id = ?)""").param(record).update();
        return Optional.of(new UncategorizedJmsException("killed"));
    }

    @Test
    void troubleOfTheLedgersIsWaitedFor() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        queue.trouble.set(step -> "take".equals(step) && attempts.getAndIncrement() < 2
                ? Optional.of(new DataAccessResourceFailureException("away"))
                : Optional.empty());
        try (JMSContext agency = queue.as(Protocol.CORE)) {
            FeedQueue.send(agency, agency.createTextMessage(refusal(fresh(), "1号")));
            assertThat(counts(FeedQueue.answer(agency))).isEqualTo("1 1 0 0 0");
        }
    }

    @Test
    void whatFailsAgainAndAgainForAnotherReasonIsGivenUpKeptAndAnswered() throws Exception {
        String record = refusal(fresh(), "1号");
        queue.trouble.set(
                step -> "take".equals(step) ? Optional.of(new IllegalStateException("a defect")) : Optional.empty());
        try (JMSContext agency = queue.as(Protocol.CORE)) {
            String id = FeedQueue.send(agency, agency.createTextMessage(record));
            Message answer = FeedQueue.answer(agency);
            assertThat(answer.getJMSCorrelationID()).isEqualTo(id);
            assertThat(json(answer).at("/fault/code").asText()).isEqualTo("INTERNAL");
            Intake failed = queue.desk.intakes.get(batch(answer));
            assertThat(failed.finishedAt()).isPresent();
            assertThat(queue.contents.head(failed.id())).hasValue(record.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static RefusedContent kept(Message answer) throws Exception {
        UUID batch = batch(answer);
        return queue.contents.newest(1_000).stream()
                .filter(kept -> kept.intake().id().equals(batch))
                .findFirst()
                .orElseThrow();
    }

    private static String fresh() {
        return "J-" + NUMBER.incrementAndGet();
    }

    private static String refusal(String id, String documentNo) {
        return """
                {"type": "order_refusal", "recordId": "%s", "uscc": "%s", "enterpriseName": "某厂",
                 "data": {"refused_on": "2026-05-01", "document_no": "%s"}}""".formatted(id, ONE, documentNo);
    }

    private static JsonNode json(Message answer) throws Exception {
        assertThat(answer).isInstanceOf(TextMessage.class);
        return JSON.readTree(((TextMessage) answer).getText());
    }

    private static UUID batch(Message answer) throws Exception {
        return UUID.fromString(json(answer).path("batch").asText());
    }

    private static String counts(Message answer) throws Exception {
        JsonNode json = json(answer);
        return "%s %s %s %s %s"
                .formatted(
                        json.path("received"),
                        json.path("accepted"),
                        json.path("duplicate"),
                        json.path("rejected"),
                        json.path("quarantined"));
    }
}
