package cn.anxin.hub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.decision.Answer;
import cn.anxin.hub.decision.Assessment;
import cn.anxin.hub.decision.AssessmentJson;
import cn.anxin.hub.decision.Decision;
import cn.anxin.hub.decision.StatelessQuestion;
import cn.anxin.hub.policy.PolicyFiles;
import cn.anxin.hub.record.Content;
import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.Op;
import cn.anxin.hub.record.RecordKey;
import cn.anxin.hub.record.Uscc;
import cn.anxin.hub.record.UseScope;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.JMSException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What has to hold once hubs that were killed, or that lost what they need, have finished. */
public final class Aftermath {

    private final Path folders;
    private final Supplier<JsonNode> balance;
    private final CrashCity city;
    private final JdbcClient ledger;
    private final Queues queues;

    /**
     * The places to look at.
     *
     * @param folders where the folders of agencies and recipients are
     * @param balance what a hub says
     */
    public Aftermath(Path folders, Supplier<JsonNode> balance, CrashCity city, JdbcClient ledger, Queues queues) {
        this.folders = folders;
        this.balance = balance;
        this.city = city;
        this.ledger = ledger;
        this.queues = queues;
    }

    /** All that an embedded hub has. */
    static Aftermath of(Path folders, HubProcess hub, CrashCity city) {
        return new Aftermath(
                folders,
                hub::balance,
                city,
                hub.ledger(),
                recipient -> ArrivedNotice.inQueue(recipient, hub.endpoint("broker"), hub.secret("broker", recipient)));
    }

    /** Empties a recipient's queue. */
    @FunctionalInterface
    public interface Queues {
        List<ArrivedNotice> of(String recipient) throws JMSException;
    }

    /** Looks at everything, and empties the queues. */
    public void check() throws Exception {
        balanceIsClosed();
        everyRowHasItsOutcome();
        everyFileHasItsReceipt();
        everyEnterpriseIsDecidedAsThePureFunctionSays();
        sequencesHaveNoGap();
        everyDueNoticeArrivedUnderOneId();
    }

    private void balanceIsClosed() {
        JsonNode now = balance.get();
        for (JsonNode feed : now.get("feeds")) {
            assertThat(sum(feed, "accepted", "duplicate", "rejected", "quarantined"))
                    .as(feed.toString())
                    .isEqualTo(feed.get("received").asLong());
        }
        for (JsonNode recipient : now.get("recipients")) {
            assertThat(sum(recipient, "delivered", "waiting", "dead", "discarded"))
                    .as(recipient.toString())
                    .isEqualTo(recipient.get("due").asLong());
            assertThat(sum(recipient, "waiting", "dead", "discarded"))
                    .as(recipient.toString())
                    .isZero();
        }
    }

    private static long sum(JsonNode node, String... fields) {
        long sum = 0;
        for (String field : fields) {
            sum += node.get(field).asLong();
        }
        return sum;
    }

    private void everyRowHasItsOutcome() {
        long received = 0;
        long accepted = 0;
        long rejected = 0;
        for (JsonNode feed : balance.get().get("feeds")) {
            received += feed.get("received").asLong();
            accepted += feed.get("accepted").asLong();
            rejected += feed.get("rejected").asLong();
        }
        assertThat(received).as("received").isEqualTo(city.rows());
        assertThat(rejected).as("rejected").isEqualTo(CrashCity.WRONG_ROWS);
        assertThat(accepted).as("accepted").isEqualTo(city.rows() - CrashCity.WRONG_ROWS);
        assertThat(count("select count(*) from record")).isEqualTo(accepted);
        assertThat(count("select count(*) from reject")).isEqualTo(CrashCity.WRONG_ROWS);
    }

    private void everyFileHasItsReceipt() throws Exception {
        assertThat(count("select count(*) from intake"))
                .as("files taken")
                .isEqualTo(city.sent().size());
        for (CrashCity.Sent file : city.sent()) {
            Path agency = folders.resolve(file.agency());
            Path receipt = agency.resolve("receipts").resolve(file.fileName() + ".receipt.json");
            JsonNode counts = new ObjectMapper().readTree(receipt.toFile());
            assertThat(counts.get("received").asLong()).as(file.toString()).isEqualTo(file.rows());
            assertThat(counts.has("repeatOf") && !counts.get("repeatOf").isNull())
                    .as(file + " is not taken for a repetition")
                    .isFalse();
            assertThat(agency.resolve("done").resolve(file.fileName())).exists();
            assertThat(agency.resolve("done").resolve(file.fileName() + ".ok")).exists();
        }
    }

    private void everyEnterpriseIsDecidedAsThePureFunctionSays() throws Exception {
        Map<Uscc, List<CreditRecord>> records = new TreeMap<>();
        ledger.sql("select * from record")
                .query((row, n) -> record(row))
                .list()
                .forEach(r -> records.computeIfAbsent(r.uscc(), u -> new ArrayList<>())
                        .add(r));
        StatelessQuestion question = new StatelessQuestion(new Decision(PolicyFiles.load(Path.of("policies"))));
        List<Stored> stored = ledger.sql(
                        "select e.uscc, a.as_of, a.content::text from enterprise e join assessment a on a.id = e.assessment_id")
                .query((row, n) -> new Stored(row.getString(1), row.getObject(2, LocalDate.class), row.getString(3)))
                .list();
        assertThat(stored).hasSize(city.enterprises());
        for (Stored one : stored) {
            Answer answer = question.ask(records.getOrDefault(new Uscc(one.uscc()), List.of()), one.asOf());
            Assessment expected = ((Answer.Decided) answer).assessments().get(0);
            ObjectMapper json = new ObjectMapper();
            assertThat(json.readTree(one.content())).isEqualTo(json.readTree(AssessmentJson.write(expected)));
        }
    }

    private record Stored(String uscc, LocalDate asOf, String content) {}

    private static CreditRecord record(ResultSet row) throws SQLException {
        RecordKey key = new RecordKey(row.getString("source"), row.getString("type"), row.getString("record_id"));
        return new CreditRecord(
                key,
                row.getInt("revision"),
                Op.valueOf(row.getString("op")),
                new Uscc(row.getString("uscc")),
                Optional.ofNullable(row.getString("enterprise_name")),
                UseScope.values()[row.getInt("use_scope")],
                Content.cells(key.source(), key.type(), row.getString("data")));
    }

    private void sequencesHaveNoGap() {
        assertThat(count("select count(*) from notice")).as("notices").isPositive();
        assertThat(count("select count(*) from (select recipient, uscc from notice group by recipient, uscc"
                        + " having min(sequence) <> 1 or max(sequence) <> count(*)) gaps"))
                .isZero();
    }

    private void everyDueNoticeArrivedUnderOneId() throws Exception {
        Map<String, Set<String>> due = new HashMap<>();
        ledger.sql("select recipient, id::text from notice")
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .forEach(n ->
                        due.computeIfAbsent(n.getKey(), r -> new HashSet<>()).add(n.getValue()));
        for (Map.Entry<String, Set<String>> recipient : due.entrySet()) {
            Path drops = folders.resolve(recipient.getKey()).resolve("in");
            List<ArrivedNotice> arrived =
                    Files.isDirectory(drops) ? ArrivedNotice.inDrops(recipient.getKey(), drops) : List.of();
            if (arrived.isEmpty()) {
                arrived = queues.of(recipient.getKey());
            }
            assertThat(arrived.stream().map(ArrivedNotice::id).toList())
                    .as("notices at " + recipient.getKey())
                    .containsExactlyInAnyOrderElementsOf(recipient.getValue());
            assertOrder(arrived);
        }
    }

    private static void assertOrder(List<ArrivedNotice> arrived) {
        Map<String, Integer> last = new HashMap<>();
        for (ArrivedNotice notice : arrived) {
            assertThat(notice.sequence())
                    .as("sequence of " + notice)
                    .isEqualTo(last.merge(notice.uscc(), 1, Integer::sum));
        }
    }

    private long count(String sql) {
        return ledger.sql(sql).query(Long.class).single();
    }
}
