package cn.anxin.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.support.Web;
import cn.anxin.hub.support.WebSlice;
import cn.anxin.hub.support.WebTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.test.annotation.DirtiesContext;

@WebTest
@DirtiesContext
class SecurityIT {

    private static final String JSON = "application/json";
    private static final String PUSH = "/api/v1/feeds/emergency/records";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Audit audit;

    @Autowired
    private FilterChainProxy filters;

    private Web web;

    @BeforeEach
    void open() {
        web = new Web(port);
    }

    @Test
    void whoIsNotKnownIsAskedForAPassword() {
        HttpResponse<String> answer = web.get("/api/v1/enterprises");

        assertProblem(answer, 401, "UNAUTHENTICATED");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(way -> assertThat(way).startsWith("Basic"));
    }

    @Test
    void aWrongPasswordOrTokenIsRefused() {
        assertProblem(web.get("/api/v1/enterprises", "Authorization", Web.basic("admin", "x")), 401, "UNAUTHENTICATED");
        assertProblem(web.get("/api/v1/enterprises", "Authorization", "Bearer x"), 401, "UNAUTHENTICATED");
        assertProblem(web.get("/v3/api-docs", "Authorization", "Bearer x"), 401, "UNAUTHENTICATED");
        assertProblem(web.get("/api/v1/enterprises", "Authorization", "Basic !!"), 401, "UNAUTHENTICATED");
    }

    @Test
    void anAgencyMayOnlyPushItsOwnFeed() {
        assertProblem(push(PUSH, "t-court"), 403, "FORBIDDEN");
        assertProblem(push(PUSH, "t-bank-1"), 403, "FORBIDDEN");
        assertThat(push(PUSH, "t-emergency").statusCode()).isNotIn(401, 403);
        for (String path : List.of("/api/v1/enterprises", "/api/v1/ledger/balance", "/api/v1/quarantine")) {
            assertProblem(web.get(path, "Authorization", "Bearer t-emergency"), 403, "FORBIDDEN");
        }
        assertProblem(push("/api/v1/assessments", "t-emergency"), 403, "FORBIDDEN");
    }

    @Test
    void anotherSitesPageCannotUseTheBrowsersPassword() {
        for (String site : List.of("cross-site", "same-site")) {
            assertProblem(change("Content-Type", JSON, "Sec-Fetch-Site", site), 403, "CROSS_SITE");
        }
        for (String origin : List.of("http://evil.example", "null", "http://localhost:1", "%")) {
            assertProblem(change("Content-Type", JSON, "Origin", origin), 403, "CROSS_SITE");
        }
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "json", "*/*")) {
            assertProblem(change("Content-Type", type), 415, "UNSUPPORTED_MEDIA_TYPE");
        }
        assertProblem(change("Accept", "*/*"), 415, "UNSUPPORTED_MEDIA_TYPE");
        String own = "http://localhost:" + port;
        assertThat(change("Content-Type", JSON, "Origin", own, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isNotIn(403, 415);
    }

    @Test
    void refusalsOfTheFrameworkAreProblemsToo() {
        assertProblem(web.get("/api/v1/nothing", "Authorization", Web.admin()), 404, "NOT_FOUND");
        assertProblem(web.get("/api/v1/%00", "Authorization", Web.admin()), 400, "MALFORMED");
        assertProblem(web.get("/api/v1//x;y", "Authorization", Web.admin()), 400, "MALFORMED");
    }

    @Test
    void onlyWhatALoadBalancerAsksIsOpen() {
        HttpResponse<String> health = web.get("/actuator/health/readiness");

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).doesNotContain("components");
        assertThat(web.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        for (String closed : List.of("/actuator", "/actuator/health", "/actuator/health/db", "/actuator/prometheus")) {
            assertProblem(web.get(closed), 401, "UNAUTHENTICATED");
            assertProblem(web.get(closed, "Authorization", Web.admin()), 403, "FORBIDDEN");
        }
        assertProblem(web.get("/actuator/env"), 401, "UNAUTHENTICATED");
        assertProblem(web.get("/actuator/env", "Authorization", Web.admin()), 403, "FORBIDDEN");
        assertThat(web.get("/v3/api-docs").statusCode()).isEqualTo(200);
    }

    @Test
    void pagesLeadToTheLogInPageAndBack() {
        HttpResponse<String> asked = web.get("/nowhere");
        assertThat(asked.statusCode()).isEqualTo(302);
        assertThat(asked.headers().firstValue("Location").orElse("")).endsWith("/login");

        HttpResponse<String> in =
                web.submit("/login", "/login", Map.of("username", "admin", "password", WebSlice.PASSWORD));

        assertThat(in.headers().firstValue("Location").orElse("")).contains("/nowhere");
        HttpResponse<String> page = web.get("/nowhere");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("没有找到").contains("admin");
        assertThat(web.submit("/login", "/logout", Map.of()).headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/login?bye"));
        assertThat(web.get("/nowhere").statusCode()).isEqualTo(302);
        assertThat(actions()).contains("session.sign-in", "session.sign-out");
        assertThat(audit.verify()).isEmpty();
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        HttpResponse<String> answer =
                web.signedIn().post("/logout", "", "Content-Type", "application/x-www-form-urlencoded");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("无权访问").doesNotContain("Exception");
    }

    @Test
    void repeatedWrongPasswordsLockTheName() {
        IntStream.range(0, SignInFailures.FAILURES)
                .forEach(i -> web.get("/api/v1/enterprises", "Authorization", Web.basic("e\0ve", "x" + i)));

        assertProblem(web.get("/api/v1/enterprises", "Authorization", Web.basic("e\0ve", "x")), 429, "LOCKED");
        assertThat(actions()).containsOnlyOnce("session.lock-out");
        assertThat(web.submit("/login", "/login", Map.of("username", "e\0ve", "password", "x"))
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/login?locked"));
    }

    @Test
    void everyPageForbidsScriptsAndFrames() {
        HttpResponse<String> page = web.get("/login?lang=en");

        assertThat(page.body()).contains("Sign in").doesNotContain("<script").doesNotContain("style=");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(web.get("/login").body()).contains("lang=\"en\"");
        assertThat(web.get("/css/console.css").statusCode()).isEqualTo(200);
    }

    @Test
    void behindTlsABrowserIsToldToStayThereAndElsewhereNot() throws Exception {
        assertThat(answered("/login", true).getHeader("Strict-Transport-Security"))
                .contains("max-age=31536000");
        assertThat(answered("/api/v1/enterprises", true).getHeader("Strict-Transport-Security"))
                .contains("max-age=31536000");
        assertThat(answered("/login", false).getHeader("Strict-Transport-Security"))
                .isNull();
    }

    private MockHttpServletResponse answered(String path, boolean tls) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setSecure(tls);
        MockHttpServletResponse response = new MockHttpServletResponse();
        filters.doFilter(request, response, new MockFilterChain());
        return response;
    }

    @Test
    void everyKindOfAnswerForbidsWhatAPageNeedsNot() {
        Web user = new Web(port).signedIn();
        for (HttpResponse<String> answer : List.of(
                user.get("/nowhere"),
                user.get("/css/console.css"),
                user.get("/enterprises/export.csv"),
                user.get("/intakes/x"),
                web.get("/users"),
                web.get("/api/v1/enterprises"),
                web.get("/api/v1/%00"),
                web.get("/actuator/health/readiness"))) {
            assertThat(answer.headers().firstValue("X-Content-Type-Options"))
                    .as(answer.uri().toString())
                    .contains("nosniff");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(answer.uri().toString())
                    .contains("default-src 'none'");
            assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
        }
    }

    @Test
    void whatSomebodyTriedAndMayNotStandsInTheAuditButNotWithoutEnd() {
        // Whom no other test has had try anything this hour.
        jdbc.sql("""
                        insert into hub_user (name, display_name, role, password, created_at)
                        select 'tries.much', name, role, password, created_at from hub_user where name = 'viewer'""").update();
        Web viewer = new Web(port).signedInAs("tries.much");
        IntStream.range(0, RefusedAttempts.AN_HOUR + 5).forEach(i -> viewer.get("/users?" + i));
        push(PUSH, "t-finance");
        viewer.post("/upload", "", "Content-Type", "application/x-www-form-urlencoded"); // without its token

        assertThat(refused("tries.much")).hasSize(RefusedAttempts.AN_HOUR).containsOnly("GET /users");
        assertThat(refused("finance")).containsOnly("POST " + PUSH);
        assertThat(audit.verify()).isEmpty();
    }

    private List<String> refused(String name) {
        return jdbc.sql("select subject from audit where action = 'access.refused' and actor = ? order by id")
                .param(name)
                .query(String.class)
                .list();
    }

    @Test
    void everyLookAtWhatWaitsAndWhatIsTakenAwayIsNoted() {
        Web officer = new Web(port).signedInAs("officer");
        officer.get("/quarantine");
        String who = Web.basic("officer", WebSlice.PASSWORD);
        web.get("/api/v1/quarantine", "Authorization", who);
        web.get("/api/v1/snapshots/bank-1", "Authorization", who);
        web.get("/api/v1/snapshots/bank-1", "Authorization", "Bearer t-bank-1");
        String batch = "/api/v1/refused-messages/" + new UUID(0, 7);
        web.get(batch + "/content", "Authorization", who);

        assertThat(jdbc.sql("""
                        select action || ' ' || subject from audit
                         where actor in ('officer', 'bank-1') and action in ('quarantine.read', 'list.export', 'intake.read')
                         order by id""").query(String.class).list())
                .containsExactly(
                        "quarantine.read ",
                        "quarantine.read ",
                        "list.export snapshots/bank-1",
                        "intake.read " + new UUID(0, 7));
    }

    private HttpResponse<String> push(String path, String token) {
        return web.post(path, "[]", "Authorization", "Bearer " + token, "Content-Type", JSON);
    }

    private HttpResponse<String> change(String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Authorization";
        all[1] = Web.admin();
        return web.post("/api/v1/quarantine/1/accept", "{}", all);
    }

    private List<String> actions() {
        return jdbc.sql("select action from audit order by id")
                .query(String.class)
                .list();
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body())
                .contains("\"code\":\"" + code + "\"")
                .contains("\"status\":" + status)
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
    }
}
