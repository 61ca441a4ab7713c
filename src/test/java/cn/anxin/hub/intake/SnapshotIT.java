package cn.anxin.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.anxin.hub.intake.SnapshotDesk.Answer;
import cn.anxin.hub.ledger.FeedSnapshots;
import cn.anxin.hub.ledger.FeedSnapshots.Snapshot;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed whose files say all that there is. */
class SnapshotIT {

    private static final String ONE = "91320205MA1WX0T109";

    @TempDir
    private Path home;

    private FeedCity city;
    private int number;

    @BeforeEach
    void open() throws Exception {
        city = new FeedCity(home, """
                feeds:
                  - {id: emergency, name: 应急管理局, way: SFTP, address: "sftp://emergency@127.0.0.1:${test.port}",
                     secret: "credentials:sftp.emergency", knownHosts: "${anxin.home}/secrets/known_hosts",
                     mode: snapshot, vanishing: 20%}
                recipients: []
                """);
        city.pulling();
    }

    @AfterEach
    void close() throws Exception {
        assertThat(city.list(
                        "select id::text from intake where received <> accepted + duplicate + rejected + quarantined"))
                .isEmpty();
        city.close();
    }

    @Test
    void whatIsAbsentIsWithdrawnAndCountsAgainWhenItComesBack() throws Exception {
        send(rows(1, 10));
        assertThat(inForce()).isEqualTo("10");
        send(rows(1, 8));
        assertThat(inForce()).isEqualTo("8");
        assertThat(
                        city.list(
                                "select name || ' ' || received || ' ' || accepted || ' ' || state from intake where way = 'SNAPSHOT'"))
                .isEqualTo("order_refusal_20261122_2.csv 2 2 DONE");
        send(rows(1, 9));
        assertThat(inForce()).isEqualTo("9");
        assertThat(city.list("select revision::text from record where record_id = 'O-9' order by revision"))
                .isEqualTo("1,2,3");
        assertThat(city.list("select record_id from snapshot_key")).isEmpty();
    }

    @Test
    void anotherTypeAndARowThatWasRefusedAreNotAbsent() throws Exception {
        send(rows(1, 10));
        city.send(
                "project_violation_20261122_1.csv",
                "record_id,uscc,enterprise_name,found_on,missing\nV-1," + ONE + ",某厂,2026-05-01,ACCEPTANCE\n");
        await().atMost(Duration.ofSeconds(60)).until(() -> city.names("out").isEmpty());
        send(rows(1, 9) + "O-10," + ONE + ",某厂,not a day,1号\n");
        assertThat(inForce()).isEqualTo("11");
    }

    @Test
    void whereMoreThanWasAgreedIsAbsentAnOperatorIsAskedFirst() throws Exception {
        send(rows(1, 10));
        send(rows(1, 7));
        Snapshot held = held();
        assertThat(held.known()).isEqualTo(10);
        assertThat(held.absent()).isEqualTo(3);
        assertThat(inForce()).isEqualTo("10");

        assertThat(inTransaction(() -> desk().reject(held.intake(), "operator", "half a file")))
                .isEqualTo(Answer.REJECTED);
        assertThat(inTransaction(() -> desk().release(held.intake(), "operator", "no, whole")))
                .isEqualTo(Answer.NOT_HELD);
        settle();
        assertThat(inForce()).isEqualTo("10");

        send(rows(1, 6));
        assertThat(inTransaction(() -> desk().release(held().intake(), "operator", "they said so")))
                .isEqualTo(Answer.RELEASED);
        settle();
        assertThat(inForce()).isEqualTo("6");
        assertThat(city.list("select action || ' ' || reason from audit order by id"))
                .isEqualTo("snapshot.reject half a file,snapshot.release they said so");
    }

    @Test
    void aNewerSnapshotEndsTheQuestionAndWhatCameAfterOneIsNotAbsentFromIt() throws Exception {
        send(rows(1, 10));
        send(rows(1, 1));
        Snapshot held = held();
        push("O-99");
        assertThat(inTransaction(() -> desk().release(held.intake(), "operator", "so be it")))
                .isEqualTo(Answer.RELEASED);
        settle();
        assertThat(inForce()).isEqualTo("2");

        send(rows(20, 29));
        assertThat(held().absent()).isEqualTo(2);
        send(rows(1, 1) + rows(20, 29).replaceFirst("[^\n]*\n", "") + "O-99," + ONE + ",某厂,2026-05-01,O-99号\n");
        assertThat(city.bean(FeedSnapshots.class).held()).isEmpty();
        assertThat(inForce()).isEqualTo("12");
    }

    @Test
    void aRowWhoseKeyCannotBeReadMayBeAnyOfTheAbsentOnes() throws Exception {
        send(rows(1, 10));
        send(rows(1, 9) + "," + ONE + ",某厂,2026-05-01,1号\n");
        assertThat(held().keyless()).isEqualTo(1);
        assertThat(inForce()).isEqualTo("10");
    }

    private SnapshotDesk desk() {
        return city.bean(SnapshotDesk.class);
    }

    /** As Spring opens one around the operator's word. */
    private Answer inTransaction(Supplier<Answer> word) {
        return Objects.requireNonNull(city.database.transactions().execute(transaction -> word.get()));
    }

    private Snapshot held() {
        assertThat(city.bean(FeedSnapshots.class).held()).hasSize(1);
        return city.bean(FeedSnapshots.class).held().get(0);
    }

    private void settle() {
        boolean more = desk().work();
        while (more) {
            more = desk().work();
        }
    }

    private void send(String rows) throws Exception {
        number++;
        city.send("order_refusal_20261122_" + number + ".csv", rows);
        await().atMost(Duration.ofSeconds(60)).until(() -> city.names("out").isEmpty());
        settle();
    }

    private void push(String id) throws Exception {
        String json = """
                {"type": "order_refusal", "recordId": "%s", "uscc": "%s", "enterpriseName": "某厂",
                 "data": {"refused_on": "2026-05-01", "document_no": "%s号"}}""".formatted(id, ONE, id);
        city.bean(RecordRequests.class)
                .take("emergency", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "test");
    }

    private static String rows(int from, int to) {
        return "record_id,uscc,enterprise_name,refused_on,document_no\n"
                + IntStream.rangeClosed(from, to)
                        .mapToObj(i -> "O-%d,%s,某厂,2026-05-01,%d号\n".formatted(i, ONE, i))
                        .collect(Collectors.joining());
    }

    private String inForce() {
        return city.list("""
                select count(*)::text from (
                    select distinct on (type, record_id) op from record order by type, record_id, revision desc) n
                 where op = 'UPSERT'""");
    }
}
