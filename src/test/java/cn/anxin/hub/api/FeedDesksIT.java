package cn.anxin.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.support.Web;
import cn.anxin.hub.support.WebSlice;
import cn.anxin.hub.support.WebTest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What came in and waits for an officer, beside the quarantine. */
@WebTest
class FeedDesksIT {

    private static final String HELD = "/api/v1/held-snapshots";
    private static final String REFUSED = "/api/v1/refused-messages";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Web web;

    @BeforeEach
    void open() {
        WebSlice.empty(jdbc);
        web = new Web(port);
    }

    @Test
    void aHeldSnapshotIsListedAndDecidedOnceWithAReason() {
        UUID id = intake("SFTP", "penalty_20261122_1.csv", "DONE");
        jdbc.sql("""
                        insert into snapshot (intake_id, source, type, started_at, known_up_to, state, known, absent)
                        values (?, 'emergency', 'penalty', now(), 0, 'HELD', 10, 7)""").param(id).update();

        assertThat(get(HELD).body()).contains(id.toString(), "penalty_20261122_1.csv", "\"absent\":7");
        assertThat(post(HELD + "/" + id + "/reject", "{}").statusCode()).isEqualTo(400);
        assertThat(post(HELD + "/" + id + "/reject", "{\"reason\": \"half a file\"}")
                        .body())
                .contains("REJECTED");
        assertThat(post(HELD + "/" + id + "/release", "{\"reason\": \"whole\"}").statusCode())
                .isEqualTo(404);
        assertThat(get(HELD).body()).doesNotContain(id.toString());
        assertThat(jdbc.sql("select action || ' ' || reason from audit where action like 'snapshot%'")
                        .query(String.class)
                        .list())
                .containsExactly("snapshot.reject half a file");
    }

    @Test
    void aRefusedMessageIsListedWithItsReasonAndWhatIsKeptOfIt() {
        UUID id = intake("JMS", "ID:1", "FAILED");
        jdbc.sql(
                        "update intake set fault = '{\"code\": \"STRUCTURE\", \"zh\": \"不是\", \"en\": \"no JSON\"}' where id = ?")
                .param(id)
                .update();
        jdbc.sql("insert into refused_content (intake_id, head, size) values (?, convert_to('<b>', 'UTF8'), 70000)")
                .param(id)
                .update();

        assertThat(get(REFUSED).body()).contains(id.toString(), "ID:1", "STRUCTURE", "no JSON", "70000");
        HttpResponse<String> content = get(REFUSED + "/" + id + "/content");
        assertThat(content.body()).isEqualTo("<b>");
        assertThat(content.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
        assertThat(get(REFUSED + "/" + UUID.randomUUID() + "/content").statusCode())
                .isEqualTo(404);
    }

    private UUID intake(String way, String name, String state) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into intake (id, source, type, way, name, sha256, state, started_at)
                        values (?, 'emergency', '', ?, ?, '', ?, now())""").params(id, way, name, state).update();
        return id;
    }

    private HttpResponse<String> get(String path) {
        return web.get(path, "Authorization", Web.admin());
    }

    private HttpResponse<String> post(String path, String body) {
        return web.post(path, body, "Authorization", Web.admin(), "Content-Type", "application/json");
    }
}
