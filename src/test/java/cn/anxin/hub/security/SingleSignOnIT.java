package cn.anxin.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.support.Web;
import cn.anxin.hub.support.WebTest;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** People sign in through an identity provider that speaks OpenID Connect. */
@WebTest
@DirtiesContext
class SingleSignOnIT {

    private static final OidcPeer PEER = new OidcPeer();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private UserDesk desk;

    private Web web;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        settings.add("anxin.oidc.issuer", PEER::issuer);
        settings.add("anxin.oidc.client-id", () -> OidcPeer.CLIENT);
        settings.add("anxin.oidc.client-secret", () -> OidcPeer.SECRET);
        settings.add("anxin.oidc.roles", () -> "chiefs=ADMIN, inspectors=AUDITOR");
    }

    @AfterAll
    static void close() {
        PEER.close();
    }

    @BeforeEach
    void anHonestProvider() {
        PEER.subject = "s-1";
        PEER.user = "zhang.san";
        PEER.groups = List.of("others", "inspectors");
        PEER.audience = OidcPeer.CLIENT;
        PEER.forged = false;
        jdbc.sql("delete from hub_user where issuer is not null").update();
        web = new Web(port);
    }

    @Test
    void whoIsVouchedForComesInWithTheRoleOfTheGroup() {
        assertThat(web.get("/login").body()).contains("统一认证登录", "/oauth2/authorization/sso");

        assertThat(signOn()).endsWith("/");
        assertThat(web.get("/audit").statusCode()).isEqualTo(200);
        assertThat(web.get("/users").statusCode()).isEqualTo(403);
        assertThat(web.get("/account/password").body()).contains("sso:zhang.san", "张三", "统一认证平台管理");
        assertThat(PEER.lastTokenRequest).contains("code_verifier=");
        assertThat(one("select actor from audit where action = 'session.sign-in' order by id desc limit 1"))
                .isEqualTo("sso:zhang.san");

        PEER.groups = List.of("chiefs");
        web = new Web(port);
        signOn();
        assertThat(web.get("/users").statusCode()).isEqualTo(200);
    }

    @Test
    void anotherOfTheSameNameIsAnotherUserAndNobodyBecomesTheHubsOwn() {
        PEER.user = "admin";
        signOn();
        PEER.subject = "s-2";
        web = new Web(port);
        signOn();

        assertThat(jdbc.sql("select name from hub_user where issuer is not null order by name")
                        .query(String.class)
                        .list())
                .containsExactly("sso:admin", "sso:admin-2");
    }

    @Test
    void whoHasNoRoleOrIsDisabledIsToldSo() {
        PEER.groups = List.of("others");
        assertThat(signOn()).endsWith("/login?norole");
        assertThat(jdbc.sql("select count(*) from hub_user where issuer is not null")
                        .query(Integer.class)
                        .single())
                .isZero();

        PEER.groups = List.of("inspectors");
        signOn();
        desk.disable("sso:zhang.san", "admin", "a test");
        assertThat(web.get("/audit").statusCode()).isEqualTo(302);
        assertThat(signOn()).endsWith("/login?disabled");
    }

    @Test
    void whatTheProviderDidNotSayIsNotBelieved() {
        PEER.forged = true;
        assertThat(signOn()).as("signed by another key").endsWith("/login?sso");
        PEER.forged = false;
        PEER.audience = "another-client";
        assertThat(signOn()).as("meant for another").endsWith("/login?sso");
        PEER.audience = OidcPeer.CLIENT;

        String asked = asked();
        PEER.nonce = "another";
        assertThat(answered("c", parameter(asked, "state")))
                .as("of another log-in")
                .endsWith("/login?sso");
        assertThat(answered("c", "forged")).as("not asked for").endsWith("/login?sso");
        assertThat(web.get("/").statusCode()).isEqualTo(302);
    }

    private String signOn() {
        String asked = asked();
        PEER.nonce = parameter(asked, "nonce");
        return answered("c", parameter(asked, "state"));
    }

    private String asked() {
        String asked = location(web.get("/oauth2/authorization/sso"));
        assertThat(asked).startsWith(PEER.issuer() + "/authorize").contains("code_challenge_method=S256");
        return asked;
    }

    private String answered(String code, String state) {
        return location(web.get("/login/oauth2/code/sso?code=" + code + "&state=" + state.replace("=", "%3D")));
    }

    private String one(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }

    private static String parameter(String address, String name) {
        String value = address.replaceAll(".*[?&]" + name + "=([^&]*).*", "$1");
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse(answer.statusCode() + answer.body());
    }
}
