package cn.anxin.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.anxin.hub.intake.AgencyService.Mood;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpFeedIT {

    private static final String ONE = "91320205MA1WX0T109";
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path home;

    private AgencyService agency;
    private FeedCity city;

    @BeforeEach
    void open() throws Exception {
        agency = new AgencyService();
        Path token = Files.writeString(home.resolve("token"), "t0ken\n");
        city = new FeedCity(home, """
                feeds:
                  - {id: emergency, name: 应急管理局, way: HTTP, address: "%s", secret: "file:%s", timeout: PT1S, poll: PT1S}
                recipients: []
                """.formatted(agency.address(), token));
        agency.page("", page("c 1/甲", 1, 2));
        agency.page("c%201%2F%E7%94%B2", page("c2", 3));
        agency.page("c2", page(null));
    }

    @AfterEach
    void close() throws Exception {
        city.close();
        agency.close();
    }

    @Test
    void pagesAreTakenInTurnUnderTheTokenAndTheLastIsAskedForAgain() throws Exception {
        city.pulling("http-feed");
        await().atMost(SOON)
                .until(() -> agency.asked.stream().filter("c2"::equals).count() >= 2);
        assertThat(agency.asked.subList(0, 3)).containsExactly("", "c%201%2F%E7%94%B2", "c2");
        assertThat(agency.tokens).allMatch("Bearer t0ken"::equals);
        assertThat(records()).isEqualTo("H-1,H-2,H-3");
        assertThat(position()).isEqualTo("c2");

        agency.page("c2", page(null, 4));
        await().atMost(SOON).until(() -> records().equals("H-1,H-2,H-3,H-4"));
        agency.page("c2", page("c3", 4, 5));
        await().atMost(SOON).until(() -> agency.asked.contains("c3"));
        assertThat(records()).isEqualTo("H-1,H-2,H-3,H-4,H-5");
        assertThat(city.list("select sum(duplicate)::text from intake")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "ERROR, 500",
        "GARBAGE, cannot be taken",
        "HALF_A_BODY, broke off",
        "HANGS, no answer within",
        "REDIRECTS, redirects are not followed",
        "REFUSES, file:",
    })
    void whateverTheServiceDoesNothingIsTakenAndNothingIsLost(Mood mood, String told) throws Exception {
        agency.mood.set(mood);
        city.pulling("http-feed");
        await().atMost(SOON)
                .until(() -> city.list("select last_error from feed where failures > 0")
                        .contains(told));
        assertThat(city.list("select last_error from feed")).doesNotContain("t0ken");
        assertThat(city.list("select id::text from intake")).isEmpty();
        agency.mood.set(Mood.WELL);
        await().atMost(SOON).until(() -> records().equals("H-1,H-2,H-3"));
        await().atMost(SOON)
                .until(() -> city.list("select failures::text from feed").equals("0"));
    }

    @Test
    void aKillBetweenTwoPagesLeavesNeitherGapNorRepeat() throws Exception {
        agency.page("c%201%2F%E7%94%B2", "{");
        city.pulling("http-feed");
        await().atMost(SOON).until(() -> position().equals("c 1/甲"));
        city.restart();
        agency.page("c%201%2F%E7%94%B2", "{\"items\": [" + record(3) + "], \"next\": \"c2\", \"more\": {\"x\": [1]}}");
        city.pulling("http-feed");
        await().atMost(SOON).until(() -> position().equals("c2"));
        assertThat(records()).isEqualTo("H-1,H-2,H-3");
        assertThat(city.list("select sum(received)::text from intake")).isEqualTo("3");
    }

    @Test
    void whatAKillLeftOfAPageIsGoneOnWithWhereTheServiceSaysTheSame() throws Exception {
        city.database.jdbc().sql("""
                        insert into intake (id, source, type, way, name, sha256, state, started_at, rows_taken, received, accepted)
                        values ('00000000-0000-0000-0000-000000000001', 'emergency', '', 'HTTP', 'after=', 'other', 'TAKING',
                                now(), 1, 1, 1)""").update();
        city.database
                .jdbc()
                .sql(
                        "insert into feed_position (source, way, intake_id) values ('emergency', 'HTTP', '00000000-0000-0000-0000-000000000001')")
                .update();
        city.pulling("http-feed");
        await().atMost(SOON).until(() -> position().equals("c2"));
        assertThat(city.list("select state from intake where sha256 = 'other'")).isEqualTo("DONE");
        assertThat(records()).isEqualTo("H-1,H-2,H-3");
    }

    private String records() {
        return city.list("select record_id from record order by record_id");
    }

    private String position() {
        return city.list("select coalesce(position, '') from feed_position");
    }

    private static String page(@Nullable String next, int... numbers) {
        List<String> records =
                Arrays.stream(numbers).mapToObj(HttpFeedIT::record).toList();
        return "{\"items\": [" + String.join(",", records) + "], \"next\": "
                + (next == null ? "null" : "\"" + next + "\"") + "}";
    }

    private static String record(int number) {
        return """
                {"type": "order_refusal", "recordId": "H-%d", "uscc": "%s", "enterpriseName": "某厂",
                 "data": {"refused_on": "2026-05-01", "document_no": "%d号"}}""".formatted(number, ONE, number);
    }
}
