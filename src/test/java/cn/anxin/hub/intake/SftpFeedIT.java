package cn.anxin.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.anxin.hub.ledger.FeedTurns;
import cn.anxin.hub.ledger.Nodes;
import cn.anxin.hub.ledger.TurnLost;
import cn.anxin.hub.support.TestNode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SftpFeedIT {

    private static final String NAME = "order_refusal_20261122_1.csv";
    private static final String HEADER = "record_id,uscc,enterprise_name,refused_on,document_no\n";
    private static final String USCC = "91320205MA1WX0T109";

    @TempDir
    private Path home;

    private FeedCity city;

    @BeforeEach
    void open() throws IOException {
        city = new FeedCity(home);
    }

    @AfterEach
    void close() throws IOException {
        assertThat(city.list("select id from intake where received <> accepted + duplicate + rejected + quarantined"))
                .isEmpty();
        city.close();
    }

    @Test
    void takesAFileAnswersItAndPutsItOutOfTheWay() throws Exception {
        city.pulling();
        city.send(NAME, HEADER + row(1) + "=1,x,\n" + row(2) + row(2).replace("2号", "3号"));
        awaitTaken();
        JsonNode receipt = receipt(NAME);
        assertThat(receipt.path("file").asText()).isEqualTo(NAME);
        assertThat(receipt.path("received").asLong()).isEqualTo(4);
        assertThat(receipt.path("accepted").asLong()).isEqualTo(2);
        assertThat(receipt.path("rejected").asLong()).isEqualTo(2);
        assertThat(receipt.has("fault")).isFalse();
        assertThat(city.read("receipts/" + NAME + ".rejects.csv"))
                .startsWith("line,record_id,column,code,message,value\r\n3,'=1,,STRUCTURE,")
                .contains("5,O-2,revision,REVISION_CONFLICT,");
        assertThat(city.names("done")).isEqualTo(NAME + "," + NAME + ".ok");
        assertThat(city.names("receipts")).isEqualTo(NAME + ".receipt.json," + NAME + ".rejects.csv");
        assertThat(home.resolve("spool")).isEmptyDirectory();
    }

    @Test
    void aServerWithAnotherKeyIsNotReadAndTheFileOfKeysIsNamed() throws Exception {
        Path knownHosts = home.resolve("secrets/known_hosts");
        String trusted = Files.readString(knownHosts);
        Files.writeString(knownHosts, trusted.replaceFirst(" .*", " ssh-ed25519 " + "A".repeat(68)));
        city.send(NAME, HEADER + row(1));
        city.pulling();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(city.list("select last_error from feed"))
                        .contains("主机密钥", "host key", knownHosts.toString()));
        assertThat(city.names("out")).contains(NAME);
        Files.writeString(knownHosts, trusted);
        awaitTaken();
    }

    @Test
    void takesNothingTwiceOfAFileThatComesAgain() throws Exception {
        city.pulling();
        city.send(NAME, HEADER + row(1) + "bad\n");
        awaitTaken();
        JsonNode first = receipt(NAME);
        city.send(NAME, HEADER + row(1) + "bad\n");
        awaitTaken();
        JsonNode again = receipt(NAME);
        assertThat(again.path("repeatOf").asText())
                .isEqualTo(first.path("batch").asText());
        assertThat(again.path("accepted").asLong()).isEqualTo(1);
        assertThat(again.path("at")).isEqualTo(first.path("at"));
        assertThat(city.list("select received || ' ' || accepted || ' ' || duplicate || ' ' || rejected from intake "
                        + "order by started_at, repeat_of nulls first"))
                .isEqualTo("2 1 0 1,2 0 2 0");
        assertThat(city.names("done")).isEqualTo(String.join(",", NAME, NAME + ".2", NAME + ".ok", NAME + ".ok.2"));
        city.send(NAME, HEADER + row(1) + "bad\n");
        awaitTaken();
        assertThat(receipt(NAME)).isEqualTo(again);
    }

    @Test
    void readsGb18030WithRareCharacters() throws Exception {
        String text = ("记录编号,统一社会信用代码,企业名称,拒不执行日期,文书号\r\n" + row(1).replace("某厂", "无锡䶮铸造厂"));
        city.pulling();
        city.send(NAME, text.getBytes(CharsetChoice.GB18030), "rows=1");
        awaitTaken();
        assertThat(city.list("select enterprise_name from record")).isEqualTo("无锡䶮铸造厂");
        assertThat(city.list("select charset from intake")).isEqualTo("GB18030");
    }

    @Test
    void readsJsonLines() throws Exception {
        String name = "order_refusal_20261122_2.jsonl";
        city.pulling();
        city.send(name, """
                {"type": "order_refusal", "recordId": "O-1", "uscc": "%s", "enterpriseName": "某厂", "data": {"refused_on": "2026-05-01", "document_no": "1"}}

                {"recordId": "O-2", "uscc":
                """.formatted(USCC));
        awaitTaken();
        assertThat(receipt(name).path("accepted").asLong()).isEqualTo(1);
        assertThat(city.read("receipts/" + name + ".rejects.csv")).contains("\r\n3,,,STRUCTURE,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order_refusal_20261122_1.csv  | rows=2 | x",
                "order_refusal_20261122_1.csv  | rows=two | x",
                "order_refusal_20261122_1.csv  | sha256=00 | x",
                "order_refusal_20261122_1.csv  | sha256=0000000000000000000000000000000000000000000000000000000000000000 | x",
                "order_refusal_20261122_1.xlsx | '' | STRUCTURE",
            })
    void putsAFileAsideThatIsNotWhatItsFlagSaysOrCannotBeRead(String name, String flag, String code) throws Exception {
        city.pulling();
        city.send(name, (HEADER + row(1)).getBytes(StandardCharsets.UTF_8), flag);
        awaitTaken();
        assertThat(city.names("failed")).isEqualTo(name + "," + name + ".ok");
        assertThat(receipt(name).path("fault").path("code").asText())
                .isEqualTo(code.equals("x") ? "FILE_MISMATCH" : code);
        assertThat(receipt(name).path("received").asLong()).isZero();
        assertThat(city.list("select record_id from record")).isEmpty();
        if (!flag.isEmpty()) {
            city.send(name, (HEADER + row(1)).getBytes(StandardCharsets.UTF_8), "rows=1\n");
            awaitTaken();
            assertThat(city.list("select record_id from record")).isEqualTo("O-1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,b\n1,2\n", "record_id,record_id\n", "PK\u0003\u0004\uFFFD"})
    void putsAFileAsideWhoseHeaderCannotBeRead(String content) throws Exception {
        city.pulling();
        city.send(NAME, content);
        awaitTaken();
        assertThat(city.names("failed")).contains(NAME);
        assertThat(receipt(NAME).path("fault").path("code").asText()).isIn("STRUCTURE", "ENCODING");
    }

    @Test
    void leavesFilesWithoutAFlagOrWithAWrongNameAndShowsThem() throws Exception {
        for (String name : new String[] {
            "order_refusal_20261122_9.csv",
            "penalty.csv.ok",
            "registration_20261122_1.csv",
            "order_refusal_20261340_1.csv",
            "order_refusal_20261122_7.csv.ok",
            "..hostile;rm -rf.csv",
            "order_refusal_20261122_1.csv.ok.ok"
        }) {
            Files.writeString(city.agency.resolve("out").resolve(name), HEADER);
        }
        city.pulling();
        WaitingFiles waiting = city.bean(WaitingFiles.class);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(waiting.of(FeedCity.SOURCE)).hasSize(7));
        city.send(NAME, HEADER + row(1));
        await().atMost(Duration.ofSeconds(60)).until(() -> city.names("done").contains(NAME + ".ok"));
        assertThat(city.names("out").split(",")).hasSize(7);
    }

    @Test
    void waitsForAServerThatIsAwayAndGoesOnByItself() throws Exception {
        city.pulling();
        city.send(NAME, HEADER + row(1));
        awaitTaken();
        city.stopServer();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !city.list("select last_error from feed where failures > 0")
                        .isEmpty());
        city.send("order_refusal_20261122_2.csv", HEADER + row(2));
        city.startServer();
        await().atMost(Duration.ofSeconds(60)).until(() -> city.names("out").isEmpty());
        assertThat(city.list("select record_id from record order by 1")).isEqualTo("O-1,O-2");
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        city.list("select source from feed where failures > 0").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void goesOnWhereverItWasKilled(int steps) throws Exception {
        String content = HEADER + rows(5_000) + "bad\n";
        city.send(NAME, content);
        killAfter(steps);
        city.restart();
        city.pulling();
        awaitTaken();
        assertThat(receipt(NAME).path("accepted").asLong()).isEqualTo(5_000);
        assertThat(receipt(NAME).path("rejected").asLong()).isEqualTo(1);
        assertThat(receipt(NAME).has("repeatOf")).isFalse();
        assertThat(city.list("select state || ' ' || received || ' ' || accepted from intake"))
                .isEqualTo("DONE 5001 5000");
        assertThat(city.list("select count(*)::text from record")).isEqualTo("5000");
        assertThat(city.names("done")).isEqualTo(NAME + "," + NAME + ".ok");
    }

    @Test
    void needsNoMoreMemoryForAFileOfTwentyThousandRows() throws Exception {
        city.send(NAME, HEADER + rows(20_000));
        FeedFiles files = city.bean(FeedFiles.class);
        FlaggedFile.Pulled pulled = files.spool(files.next(FeedCity.SOURCE));
        List<Long> used = new ArrayList<>();
        AtomicInteger rows = new AtomicInteger();
        city.alive.set(() -> {
            if (rows.incrementAndGet() % 1_000 == 0) {
                System.gc();
                used.add(Runtime.getRuntime().totalMemory()
                        - Runtime.getRuntime().freeMemory());
            }
            return true;
        });
        files.take(pulled);
        long early = Collections.max(used.subList(used.size() - 20, used.size() - 10));
        long late = Collections.max(used.subList(used.size() - 10, used.size()));
        assertThat(late - early).isLessThan(8_000_000L);
        assertThat(city.list("select accepted::text from intake")).isEqualTo("20000");
    }

    @Test
    void aHaltedNodeBeginsNoFileThatAnotherNodeMayHaveTaken() throws Exception {
        city.send(NAME, HEADER + rows(3));
        FeedFiles files = city.bean(FeedFiles.class);
        FlaggedFile.Pulled pulled = files.spool(files.next(FeedCity.SOURCE));
        new Nodes(city.database.jdbc()).forgetAll();
        TestNode other = TestNode.alive(city.database.jdbc());
        assertThat(city.bean(FeedTurns.class).claim(FeedCity.SOURCE, other.id()))
                .isTrue();

        assertThatThrownBy(() -> files.take(pulled)).isInstanceOf(TurnLost.class);
        files.failed(FeedCity.SOURCE, new TurnLost());

        assertThat(city.list("select id::text from intake")).isEmpty();
        assertThat(city.list("select coalesce(last_error, 'none') from feed")).isEqualTo("none");
        assertThat(files.next(FeedCity.SOURCE)).isNull();
    }

    /** Does the first steps of the route, then nothing more: what a kill leaves behind. */
    private void killAfter(int steps) throws Exception {
        FeedFiles files = city.bean(FeedFiles.class);
        FlaggedFile file = files.next(FeedCity.SOURCE);
        assertThat(file).isNotNull();
        if (steps >= 1) {
            FlaggedFile.Pulled pulled = files.spool(file);
            if (steps == 2) {
                killBetweenChunks(pulled);
            } else if (steps >= 3) {
                FeedFiles.Taken taken = files.take(pulled);
                if (steps >= 4) {
                    files.answer(taken);
                }
                if (steps >= 5) {
                    Files.createDirectories(city.agency.resolve("done"));
                    Files.move(
                            city.agency.resolve("out").resolve(NAME),
                            city.agency.resolve("done").resolve(NAME));
                }
            }
        }
    }

    private void killBetweenChunks(FlaggedFile.Pulled pulled) {
        AtomicInteger rows = new AtomicInteger();
        city.alive.set(() -> rows.incrementAndGet() < 4_000);
        assertThatThrownBy(() -> city.bean(FeedFiles.class).take(pulled)).isInstanceOf(TurnLost.class);
        assertThat(city.list("select rows_taken::text from intake")).isEqualTo("2000");
        city.alive.set(() -> true);
    }

    private void awaitTaken() {
        await().atMost(Duration.ofSeconds(60)).until(() -> city.names("out").isEmpty());
    }

    private JsonNode receipt(String name) throws IOException {
        return new JsonMapper().readTree(city.read("receipts/" + name + ".receipt.json"));
    }

    private static String rows(int count) {
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            rows.append(row(i));
        }
        return rows.toString();
    }

    private static String row(int number) {
        return "O-" + number + "," + USCC + ",某厂,2026-05-01," + number + "号\n";
    }
}
