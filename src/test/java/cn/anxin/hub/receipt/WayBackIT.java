package cn.anxin.hub.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Recipients answer the running hub by every way, and it forgets none of it when it is killed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WayBackIT {

    private static final String USCC = "91320205MA1WX0T109";

    @TempDir
    private static Path folder;

    private static RunningHub hub;
    private static String finance;
    private static String bank;

    @BeforeAll
    static void tellThem() throws Exception {
        hub = RunningHub.at(folder.resolve("home"), "2026-09-30T09:00:00");
        hub.upload(
                "emergency",
                "out",
                "profile_20260930_001.csv",
                "record_id,uscc,enterprise_name,valid_from,sector,activities\nP-1," + USCC
                        + ",无锡一厂,2021-01-01,METALLURGY,STEEL\n");
        hub.upload(
                "emergency",
                "out",
                "serious_violation_20260930_001.csv",
                "record_id,uscc,enterprise_name,determined_on,document_no,reason\nV-1," + USCC
                        + ",无锡一厂,2026-09-01,1号,情节严重\n");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> hub.get("/api/v1/enterprises/" + USCC).path("notices").findValuesAsText("state").stream()
                                .filter("DELIVERED"::equals)
                                .count()
                        > 10);
        hub.get("/api/v1/enterprises/" + USCC).path("notices").forEach(notice -> {
            if (notice.path("recipient").asText().equals("finance")) {
                finance = notice.path("noticeId").asText();
            }
            if (notice.path("recipient").asText().equals("bank-1")) {
                bank = notice.path("noticeId").asText();
            }
        });
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    @Order(1)
    void aMessageIsAnsweredUnderItsId() throws Exception {
        JsonNode first = hub.answered(
                "finance",
                text("[" + receipt(finance, "RECEIVED") + "," + receipt(finance, "APPLIED") + ","
                        + receipt(bank, "RECEIVED") + "]"));
        assertThat(counts(first)).isEqualTo("3 2 0 1");
        assertThat(first.at("/faults/0/code").asText()).isEqualTo("FOREIGN_RECIPIENT");
        JsonNode again = hub.answered("finance", session -> {
            try {
                BytesMessage bytes = session.createBytesMessage();
                bytes.writeBytes(receipt(finance, "APPLIED").getBytes(StandardCharsets.UTF_8));
                return bytes;
            } catch (JMSException fault) {
                throw new AssertionError(fault);
            }
        });
        assertThat(counts(again)).isEqualTo("1 0 1 0");
        assertThat(again.at("/items/0/first/batch").asText())
                .isEqualTo(first.path("batch").asText());
    }

    @Test
    @Order(2)
    void whatIsNoReceiptIsKeptAnsweredAndNeverComesAgain() throws Exception {
        assertThat(hub.answered("finance", text("{")).at("/fault/code").asText())
                .isEqualTo("STRUCTURE");
        JsonNode map = hub.answered("finance", session -> {
            try {
                return session.createMapMessage();
            } catch (JMSException fault) {
                throw new AssertionError(fault);
            }
        });
        assertThat(map.path("received").asInt()).isZero();
        assertThat(hub.answered("finance", text(receipt(finance, "RECEIVED")))
                        .path("duplicate")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    @Order(3)
    void aRecipientSendsToItsOwnQueueAlone() {
        assertThatThrownBy(() -> hub.by("finance", session -> {
                    session.createProducer(session.createQueue("anxin.receipt.trade-union"))
                            .send(session.createTextMessage(receipt(finance, "RECEIVED")));
                    return "sent";
                }))
                .isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> hub.by("finance", session -> {
                    try (MessageConsumer own = session.createConsumer(session.createQueue("anxin.receipt.finance"))) {
                        return own.receive(100);
                    }
                }))
                .isInstanceOf(JMSException.class);
    }

    @Test
    @Order(4)
    void aFileIsAnsweredBesideItAndPutAway() throws Exception {
        hub.upload(
                "bank-1",
                "receipts",
                "r1.csv",
                "notice_id,outcome,measures,reason,at\n" + bank + ",RECEIVED,,,2026-09-30 10:00\n" + bank
                        + ",APPLIED,10(9),,\n" + bank + ",LIFTED,,,\nnone,RECEIVED,,,\n" + finance + ",RECEIVED,,,\n");
        JsonNode answer = RunningHub.json(hub.fetched("bank-1", "receipts/r1.csv.answer.json"));
        assertThat(counts(answer)).isEqualTo("5 2 0 3");
        assertThat(answer.path("faults").findValuesAsText("code"))
                .containsExactly("IMPOSSIBLE", "FORMAT", "FOREIGN_RECIPIENT");
        assertThat(answer.path("faults").findValuesAsText("line")).containsExactly("4", "5", "6");
        hub.fetched("bank-1", "done/r1.csv.ok");
        assertThat(hub.folder("bank-1").resolve("done/r1.csv")).exists();

        Files.writeString(hub.folder("bank-1").resolve("receipts/r2.jsonl"), receipt(bank, "APPLIED") + "\n\n7\n");
        Files.writeString(hub.folder("bank-1").resolve("receipts/r2.jsonl.ok"), "rows=3");
        JsonNode refused = RunningHub.json(hub.fetched("bank-1", "receipts/r2.jsonl.answer.json"));
        assertThat(refused.at("/fault/code").asText()).isEqualTo("FILE_MISMATCH");
        hub.fetched("bank-1", "failed/r2.jsonl.ok");
    }

    @Test
    @Order(5)
    void killedItForgetsNothingAndTheSameFileHasTheSameAnswer() throws Exception {
        String first = hub.fetched("bank-1", "receipts/r1.csv.answer.json");
        hub.kill();
        for (String file : List.of("r1.csv", "r1.csv.ok")) {
            Files.move(
                    hub.folder("bank-1").resolve("done").resolve(file),
                    hub.folder("bank-1").resolve("receipts").resolve(file));
        }
        Files.delete(hub.folder("bank-1").resolve("receipts/r1.csv.answer.json"));
        hub = RunningHub.at(folder.resolve("home"), "2026-10-15T09:00:00");

        assertThat(hub.fetched("bank-1", "receipts/r1.csv.answer.json")).isEqualTo(first);
        JsonNode again = hub.answered("finance", text(receipt(finance, "APPLIED")));
        assertThat(counts(again)).isEqualTo("1 0 1 0");
        assertThat(hub.get("/api/v1/receipts?recipient=finance").path("items").size())
                .isEqualTo(6);
        JsonNode statement = hub.get("finance", "/api/v1/statements/finance/2026-09-30");
        assertThat(statement.path("received").asInt()).isEqualTo(1);
        assertThat(statement.path("finished").asBoolean()).isTrue();
    }

    @Test
    @Order(6)
    void whoHasNotAnsweredInTimeIsListedByTheCalendar() throws Exception {
        JsonNode late = hub.get("/api/v1/overdue?recipient=bank-2").path("items");
        assertThat(late.findValuesAsText("missing")).containsExactly("RECEIVED");
        // Five working days after 09-30: the holiday ends on 10-07, and Saturday 10-10 is worked.
        assertThat(late.at("/0/dueOn").asText()).isEqualTo("2026-10-13");
        assertThat(late.at("/0/provisional").asBoolean()).isFalse();
        assertThat(hub.get("finance", "/api/v1/overdue").path("items").size()).isZero();
        assertThat(hub.get("/api/v1/overdue").path("items").findValuesAsText("recipient"))
                .contains("bank-2", "trade-union")
                .doesNotContain("finance", "bank-1");
    }

    @Test
    @Order(7)
    void eachFinishedDaysStatementLiesInTheDropFolder() throws Exception {
        String text = hub.fetched("bank-1", "in/ANXIN_bank-1_20260930.statement.json");
        hub.fetched("bank-1", "in/ANXIN_bank-1_20261014.statement.json");
        JsonNode left = RunningHub.json(text);
        JsonNode asked = hub.get("bank-1", "/api/v1/statements/bank-1/2026-09-30");
        for (String each : List.of("due", "delivered", "received", "unanswered", "digest", "list")) {
            assertThat(left.path(each)).as(each).isEqualTo(asked.path(each));
        }
        assertThat(left.path("due").asInt()).isEqualTo(1);
        assertThat(hub.folder("bank-1").resolve("in/ANXIN_bank-1_20261015.statement.json"))
                .doesNotExist();
    }

    private static Function<Session, Message> text(String body) {
        return session -> {
            try {
                return session.createTextMessage(body);
            } catch (JMSException fault) {
                throw new AssertionError(fault);
            }
        };
    }

    private static String receipt(String notice, String outcome) {
        return "{\"noticeId\": \"%s\", \"outcome\": \"%s\"}".formatted(notice, outcome);
    }

    private static String counts(JsonNode answer) {
        List<String> counts = new ArrayList<>();
        for (String each : List.of("received", "accepted", "duplicate", "refused")) {
            counts.add(answer.path(each).asText());
        }
        return String.join(" ", counts);
    }
}
