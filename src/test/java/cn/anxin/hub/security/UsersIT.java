package cn.anxin.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.support.Web;
import cn.anxin.hub.support.WebSlice;
import cn.anxin.hub.support.WebTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** What each role may do, and what ends a session. */
@WebTest
@DirtiesContext
class UsersIT {

    private static final String JSON = "application/json";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private UserDesk desk;

    @Autowired
    private PasswordHashes hashes;

    @Autowired
    private PartyTokens tokens;

    @Autowired
    private TokenDesk tokenDesk;

    @Autowired
    private Audit audit;

    @Autowired
    private FirstUser firstUser;

    @Test
    void eachRoleMayDoWhatItsPermissionsSayAndNothingElse() {
        String uscc = "/api/v1/enterprises/91320205MA1WX0T109";
        assertAllowed(
                "viewer", List.of("/api/v1/enterprises", "/api/v1/dead-letters"), List.of(uscc, "/api/v1/quarantine"));
        assertAllowed(
                "operator", List.of("/api/v1/enterprises", "/api/v1/recipients"), List.of(uscc, "/api/v1/quarantine"));
        assertAllowed("officer", List.of(uscc, "/api/v1/quarantine"), List.of());
        assertAllowed("auditor", List.of(uscc, "/api/v1/snapshots/bank-1"), List.of());

        String replay = "/api/v1/dead-letters/1/replay";
        String accept = "/api/v1/quarantine/1/accept";
        for (String role : List.of("viewer", "operator", "officer", "auditor")) {
            assertThat(post(role, replay)).as(role).isEqualTo(role.equals("operator") ? 404 : 403);
            assertThat(post(role, accept)).as(role).isEqualTo(role.equals("officer") ? 404 : 403);
            assertThat(post(role, "/api/v1/recipients")).as(role).isEqualTo(403);
            assertThat(post(role, "/api/v1/receipts")).as(role).isEqualTo(403);
        }
    }

    @Test
    void aPageThatARoleMayNotSeeIsRefusedByHandToo() {
        Web viewer = new Web(port).signedInAs("viewer");

        assertThat(viewer.get("/").statusCode()).isEqualTo(200);
        for (String closed : List.of("/quarantine", "/snapshots", "/audit", "/users", "/nowhere")) {
            HttpResponse<String> answer = viewer.get(closed);
            assertThat(answer.statusCode()).as(closed).isEqualTo(403);
            assertThat(answer.body()).contains("无权访问");
        }
        assertThat(viewer.submit("/", "/quarantine/1/accept", Map.of("reason", "x"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aSessionEndsWhenItsUserIsDisabledOrHasAnotherRole() {
        desk.add("ends.here", "x", Role.VIEWER, "admin", "a test");
        takePassword("ends.here", WebSlice.PASSWORD);
        Web web = new Web(port).signedInAs("ends.here");
        assertThat(web.get("/").statusCode()).isEqualTo(200);

        desk.changeRole("ends.here", Role.OFFICER, "admin", "a test");
        assertThat(location(web.get("/"))).endsWith("/login?ended");

        web.signedInAs("ends.here");
        assertThat(web.get("/quarantine").statusCode()).isEqualTo(200);
        desk.disable("ends.here", "admin", "a test");
        HttpResponse<String> part = web.get("/quarantine", "HX-Request", "true");
        assertThat(part.headers().firstValue("HX-Redirect")).contains("/login?ended");
        assertThat(location(
                        web.submit("/login", "/login", Map.of("username", "ends.here", "password", WebSlice.PASSWORD))))
                .endsWith("/login?disabled");
        assertThat(location(web.submit("/login", "/login", Map.of("username", "ends.here", "password", "x"))))
                .as("nobody without the password learns that")
                .endsWith("/login?wrong");
        assertThat(web.get("/api/v1/enterprises", "Authorization", Web.basic("ends.here", WebSlice.PASSWORD))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatWasSentAfterTheSessionsEndIsToldToBeLost() {
        Web web = new Web(port).signedInAs("officer");
        String form = web.get("/quarantine").body();
        String token = form.replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
        jdbc.sql("update hub_user set version = version + 1 where name = 'officer'")
                .update();

        HttpResponse<String> answer = web.post(
                "/quarantine/1/accept",
                "reason=x&_csrf=" + token,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Referer",
                "http://localhost:" + port + "/quarantine?after=7");

        assertThat(location(answer)).contains("/login").contains("lost");
        assertThat(web.get("/login?ended&lost").body()).contains("没有执行");
        HttpResponse<String> in =
                web.submit("/login", "/login", Map.of("username", "officer", "password", WebSlice.PASSWORD));
        assertThat(location(in)).endsWith("/quarantine?after=7");
    }

    @Test
    void nobodyIsLedToAnotherSiteAfterTheLogIn() {
        for (String from :
                List.of("http://evil.example/", "http://localhost//evil.example", "%", "javascript:alert(1)")) {
            Web web = new Web(port);
            web.post("/quarantine/1/accept", "", "Content-Type", "application/x-www-form-urlencoded", "Referer", from);
            HttpResponse<String> in =
                    web.submit("/login", "/login", Map.of("username", "admin", "password", WebSlice.PASSWORD));
            assertThat(location(in)).as(from).doesNotContain("evil").matches("(http://localhost:" + port + ")?/.*");
        }
    }

    @Test
    void theSessionsIdChangesAtTheLogIn() {
        Web web = new Web(port);
        HttpResponse<String> page = web.get("/login");
        String before = page.headers().firstValue("Set-Cookie").orElseThrow();
        HttpResponse<String> in =
                web.submit("/login", "/login", Map.of("username", "admin", "password", WebSlice.PASSWORD));

        assertThat(before).contains("JSESSIONID").contains("HttpOnly").contains("SameSite=Lax");
        assertThat(in.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("JSESSIONID=")
                        .doesNotContain(before.substring(0, before.indexOf(';'))));
    }

    @Test
    void aPasswordThatSomebodyElseKnowsHasToBeChangedFirst() {
        UserDesk.Given given = desk.add("new.comer", "新来的", Role.VIEWER, "admin", "a test");
        String password = given.password().orElseThrow();
        Web web = new Web(port);
        web.submit("/login", "/login", Map.of("username", "new.comer", "password", password));

        assertThat(location(web.get("/"))).endsWith("/account/password");
        assertThat(web.get("/api/v1/enterprises", "Authorization", Web.basic("new.comer", password))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void thereIsAlwaysSomebodyWhoMayAdminister() {
        assertThat(desk.disable("admin", "admin", "x")).isEqualTo(UserDesk.Answer.LAST_ADMINISTRATOR);
        assertThat(desk.changeRole("admin", Role.VIEWER, "admin", "x")).isEqualTo(UserDesk.Answer.LAST_ADMINISTRATOR);
        assertThat(desk.add("admin", "x", Role.VIEWER, "admin", "x").answer()).isEqualTo(UserDesk.Answer.TAKEN);
        assertThat(desk.add("A b", "x", Role.VIEWER, "admin", "x").answer()).isEqualTo(UserDesk.Answer.NAME);
        assertThat(desk.add("party", "x", Role.PARTY, "admin", "x").answer()).isEqualTo(UserDesk.Answer.NAME);
    }

    @Test
    void theOwnersPasswordCountsAgainWhenItIsANewOneAndNotOtherwise() {
        String chosen = jdbc.sql("select password from hub_user where name = 'viewer'")
                .query(String.class)
                .single();
        jdbc.sql("update hub_user set password = ?, role = 'VIEWER', disabled = true where name = 'admin'")
                .param(chosen)
                .update();
        firstUser.afterSingletonsInstantiated();
        assertThat(admin()).as("the same password was given as before").isEqualTo("VIEWER true");

        jdbc.sql("update hub_user set given = null where name = 'admin'").update();
        firstUser.afterSingletonsInstantiated();
        assertThat(admin()).isEqualTo("ADMIN false");
        assertThat(new Web(port).signedIn().get("/users").statusCode()).isNotEqualTo(403);
    }

    @Test
    void aTokenIsShownOnceCountsBesideOthersAndIsRevokedAtOnce() {
        String made = tokenDesk.make("court", "新系统", "admin", "a test").orElseThrow();

        assertThat(push("court", made)).isNotIn(401, 403);
        assertThat(push("court", "t-court")).isNotIn(401, 403);
        assertThat(push("emergency", made)).isEqualTo(403);
        assertThat(jdbc.sql("select count(*) from party_token where digest = ? or label = ?")
                        .params(made, made)
                        .query(Long.class)
                        .single())
                .isZero();
        PartyTokens.Token generated = tokens.all().stream()
                .filter(token -> token.party().equals("court") && token.madeBy().equals("anxin-hub"))
                .findFirst()
                .orElseThrow();
        assertThat(generated.lastUsedAt()).isPresent();
        assertThat(tokenDesk.revoke(generated.id(), "admin", "a test")).isTrue();
        assertThat(tokenDesk.revoke(generated.id(), "admin", "a test")).isFalse();

        tokens.admit("court", "t-court"); // as at the next start
        assertThat(push("court", "t-court")).isEqualTo(401);
        assertThat(push("court", made)).isNotIn(401, 403);
        assertThat(tokenDesk.make("nobody", "x", "admin", "x")).isEmpty();
        assertThat(audit.verify()).isEmpty();
    }

    @Test
    void aLockHoldsForEveryNodeAndAnAdministratorOpensIt() {
        IntStream.range(0, SignInFailures.FAILURES).forEach(i -> basic("locked.one", "x" + i));
        assertThat(basic("locked.one", "x")).isEqualTo(429);
        assertThat(jdbc.sql("select failures from sign_in_failure where name = 'locked.one'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(SignInFailures.FAILURES);

        assertThat(desk.unlock("locked.one", "admin", "a test")).isEqualTo(UserDesk.Answer.DONE);
        assertThat(basic("locked.one", "x")).isEqualTo(401);
    }

    @Test
    void aProgramsPasswordIsHashedSlowlyOnce() throws Exception {
        assertThat(basic("viewer", WebSlice.PASSWORD)).isEqualTo(200);
        CountDownLatch inTurn = new CountDownLatch(PasswordHashes.AT_ONCE);
        CountDownLatch over = new CountDownLatch(1);
        ExecutorService others = Executors.newFixedThreadPool(PasswordHashes.AT_ONCE);
        try {
            for (int i = 0; i < PasswordHashes.AT_ONCE; i++) {
                others.execute(() -> hashes.inTurn(() -> {
                    inTurn.countDown();
                    return PasswordHashesTests.isOver(over);
                }));
            }
            assertThat(inTurn.await(60, TimeUnit.SECONDS)).isTrue();

            assertThat(basic("viewer", WebSlice.PASSWORD))
                    .as("without a turn at the slow hash")
                    .isEqualTo(200);
        } finally {
            over.countDown();
            others.shutdown();
        }
    }

    private void assertAllowed(String role, List<String> open, List<String> closed) {
        for (String path : open) {
            assertThat(get(role, path)).as(role + " " + path).isIn(200, 404);
        }
        for (String path : closed) {
            assertThat(get(role, path)).as(role + " " + path).isEqualTo(403);
        }
    }

    private int get(String role, String path) {
        return new Web(port)
                .get(path, "Authorization", Web.basic(role, WebSlice.PASSWORD))
                .statusCode();
    }

    private int post(String role, String path) {
        return new Web(port)
                .post(
                        path,
                        "{\"reason\": \"x\"}",
                        "Authorization",
                        Web.basic(role, WebSlice.PASSWORD),
                        "Content-Type",
                        JSON)
                .statusCode();
    }

    private int basic(String name, String password) {
        return new Web(port)
                .get("/api/v1/enterprises", "Authorization", Web.basic(name, password))
                .statusCode();
    }

    private int push(String feed, String token) {
        return new Web(port)
                .post(
                        "/api/v1/feeds/" + feed + "/records",
                        "[]",
                        "Authorization",
                        "Bearer " + token,
                        "Content-Type",
                        JSON)
                .statusCode();
    }

    private void takePassword(String name, String password) {
        jdbc.sql("""
                        update hub_user set must_change = false,
                               password = (select password from hub_user where name = 'viewer') where name = ?""").param(name).update();
        assertThat(password).isEqualTo(WebSlice.PASSWORD);
    }

    private String admin() {
        return jdbc.sql("select role || ' ' || disabled from hub_user where name = 'admin'")
                .query(String.class)
                .single();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
