package cn.anxin.hub.console.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.anxin.hub.support.Web;
import cn.anxin.hub.support.WebSlice;
import cn.anxin.hub.support.WebTest;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Open pages hear that something has changed, and nobody else does. */
@WebTest
@ExtendWith(OutputCaptureExtension.class)
class LiveIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LINES = 100;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LiveLine line;

    /** A page that a browser of other tests has left is noticed at the next beat. */
    @BeforeEach
    void alone() {
        await().atMost(PATIENCE).until(() -> line.listeners() == 0);
    }

    /** What a page hears. */
    private record Page(List<String> events, Stream<String> lines) implements AutoCloseable {

        static Page listening(HttpClient client, int port) throws IOException, InterruptedException {
            HttpResponse<Stream<String>> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/live"))
                            .build(),
                    BodyHandlers.ofLines());
            assertThat(answer.statusCode()).isEqualTo(200);
            List<String> events = new CopyOnWriteArrayList<>();
            Thread reader = new Thread(() -> {
                try {
                    answer.body().filter(text -> text.startsWith("event:")).forEach(events::add);
                } catch (RuntimeException closed) {
                    events.add("closed");
                }
                events.add("end");
            });
            reader.setDaemon(true);
            reader.start();
            return new Page(events, answer.body());
        }

        boolean heard(String name) {
            return events.contains("event:" + name);
        }

        @Override
        public void close() {
            lines.close();
        }
    }

    @Test
    void aPageHearsOfAChangeAndThatTheLineStandsUntilItsUserSignsOut() throws Exception {
        CookieManager cookies = new CookieManager();
        Web web = new Web(port, cookies);
        web.submit("/login", "/login", Map.of("username", "admin", "password", WebSlice.PASSWORD));
        HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
        try (Page page = Page.listening(client, port)) {
            await().atMost(PATIENCE).until(() -> page.heard("beat"));
            await().atMost(PATIENCE).until(() -> {
                jdbc.sql("insert into tally values ('ROW', 'court', 'RECEIVED', 1)")
                        .update();
                return page.heard("changed");
            });
            web.submit("/", "/logout", Map.of());
            await().atMost(PATIENCE).until(() -> page.events().contains("end"));
        } finally {
            jdbc.sql("delete from tally where party = 'court'").update();
        }
        assertThat(line.listeners()).isZero();
    }

    @Test
    void oneSessionTakesNotTheLinesOfAllOthers() throws Exception {
        CookieManager cookies = new CookieManager();
        Web web = new Web(port, cookies);
        web.submit("/login", "/login", Map.of("username", "admin", "password", WebSlice.PASSWORD));
        HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
        List<Page> pages = new ArrayList<>();
        try {
            for (int i = 0; i <= LiveLine.MOST_OF_A_SESSION; i++) {
                pages.add(Page.listening(client, port));
            }
            await().atMost(PATIENCE).until(() -> pages.get(0).events().contains("end"));
            assertThat(pages.subList(1, pages.size()))
                    .noneMatch(page -> page.events().contains("end"));
            assertThat(line.listeners()).isEqualTo(LiveLine.MOST_OF_A_SESSION);
            web.submit("/", "/logout", Map.of());
            await().atMost(PATIENCE).until(() -> line.listeners() == 0);
        } finally {
            pages.forEach(Page::close);
        }
    }

    /** A line is answered on by other threads while filters still have its headers in hand. */
    @AfterEach
    void nothingFailed(CapturedOutput output) {
        assertThat(output.getAll()).doesNotContain(" ERROR ");
    }

    @Test
    void everyLineSaysAtOnceThatItStands() throws Exception {
        CookieManager cookies = new CookieManager();
        new Web(port, cookies).submit("/login", "/login", Map.of("username", "admin", "password", WebSlice.PASSWORD));
        HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
        for (int i = 0; i < LINES; i++) {
            try (Page page = Page.listening(client, port)) {
                await().pollInterval(Duration.ofMillis(1)).atMost(PATIENCE).until(() -> page.heard("beat"));
            }
        }
    }

    @Test
    void whoeverIsNotSignedInHearsNothing() {
        assertThat(new Web(port).get("/live", "Accept", "text/event-stream").statusCode())
                .isIn(302, 401);
    }
}
