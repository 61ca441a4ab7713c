package cn.anxin.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class SessionWatchTests {

    private static final Instant BEGAN = Instant.parse("2026-11-22T00:00:00Z");

    private Instant now = BEGAN;
    private User user = user(1, false, false);
    private MockHttpSession session = new MockHttpSession();

    private final Users users = new Users(JdbcClient.create(new SimpleDriverDataSource())) {
        @Override
        public Optional<User> find(String name) {
            return Optional.of(user).filter(it -> it.name().equals(name));
        }
    };
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final SessionWatch watch = new SessionWatch(users, new SignInFirst(request -> {}), clock);

    @BeforeEach
    void signIn() {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        user.name(), null, user.role().authorities()));
        MockHttpServletRequest login = request("/login");
        new SignedIn(user.name(), user.version(), BEGAN, BEGAN).keepIn(login);
    }

    @AfterEach
    void forget() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aSessionEndsHalfAnHourAfterTheLastActAndNoEarlier() throws Exception {
        now = BEGAN.plus(SessionWatch.IDLE);
        assertThat(asked("/notices")).isEmpty();
        now = now.plus(SessionWatch.IDLE);
        assertThat(asked("/notices")).isEmpty();
        now = now.plus(SessionWatch.IDLE).plusMillis(1);
        assertThat(asked("/notices")).contains("/login?expired");
    }

    @Test
    void whatAPageAsksByItselfKeepsNoSessionAlive() throws Exception {
        for (int minute = 1; minute <= SessionWatch.IDLE.toMinutes(); minute++) {
            now = BEGAN.plus(Duration.ofMinutes(minute));
            assertThat(asked("/live")).isEmpty();
            assertThat(asked("/notices", SessionWatch.BY_ITSELF, "true")).isEmpty();
        }
        now = now.plusMillis(1);
        assertThat(asked("/notices", SessionWatch.BY_ITSELF, "true")).contains("/login?expired");
    }

    @Test
    void aSessionEndsAfterTwelveHoursWhateverItsUserDoes() throws Exception {
        while (now.isBefore(BEGAN.plus(SessionWatch.LONGEST))) {
            now = now.plus(Duration.ofMinutes(20));
            assertThat(asked("/notices")).as(now.toString()).isEmpty();
        }
        now = now.plusMillis(1);
        assertThat(asked("/notices")).contains("/login?expired");
    }

    @Test
    void anotherVersionOfTheUserADisabledOneAndNoneEndTheSession() throws Exception {
        for (User changed : new User[] {user(2, false, false), user(1, true, false)}) {
            signIn();
            user = changed;
            assertThat(asked("/notices")).contains("/login?ended");
            assertThat(session.isInvalid()).isTrue();
            user = user(1, false, false);
            session = new MockHttpSession();
        }
        signIn();
        session.removeAttribute(SignedIn.class.getName());
        assertThat(asked("/notices")).as("nobody knows when it began").contains("/login?ended");
    }

    @Test
    void aPasswordThatIsKnownToOthersOpensNothingButItsChange() throws Exception {
        user = user(1, false, true);

        assertThat(asked("/notices")).contains(SessionWatch.OWN_PASSWORD);
        assertThat(asked(SessionWatch.OWN_PASSWORD)).isEmpty();
    }

    private Optional<String> asked(String path, String... header) throws ServletException, IOException {
        MockHttpServletRequest request = request(path);
        if (header.length > 0) {
            request.addHeader(header[0], header[1]);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain chain = new MockFilterChain();
        watch.doFilter(request, response, chain);
        assertThat(chain.getRequest() == null).isEqualTo(response.getRedirectedUrl() != null);
        return Optional.ofNullable(response.getRedirectedUrl());
    }

    private MockHttpServletRequest request(String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setSession(session);
        return request;
    }

    private static User user(long version, boolean disabled, boolean mustChange) {
        return new User(
                "mei",
                "梅",
                Role.OFFICER,
                mustChange,
                disabled,
                true,
                version,
                BEGAN,
                Optional.empty(),
                Optional.empty());
    }
}
