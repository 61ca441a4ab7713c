package cn.anxin.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;

class StrangersTests {

    private final Strangers strangers = new Strangers();

    @Test
    void theOldestSessionsOfNobodyEndWhenThereAreTooManyAndThoseOfUsersDoNot() {
        MockHttpSession user = came();
        strangers.attributeAdded(new HttpSessionBindingEvent(
                user, SignedIn.class.getName(), new SignedIn("mei", 1, Instant.EPOCH, Instant.EPOCH)));
        List<MockHttpSession> flood = new ArrayList<>();
        for (int i = 0; i < Strangers.MOST + 3; i++) {
            flood.add(came());
        }

        assertThat(user.isInvalid()).isFalse();
        assertThat(flood.subList(0, 3)).allMatch(MockHttpSession::isInvalid);
        assertThat(flood.subList(3, flood.size())).noneMatch(MockHttpSession::isInvalid);
        assertThat(strangers.count()).isEqualTo(Strangers.MOST);
    }

    @Test
    void aSessionThatEndedByItselfIsForgotten() {
        MockHttpSession session = came();

        strangers.sessionDestroyed(new HttpSessionEvent(session));

        assertThat(strangers.count()).isZero();
    }

    private MockHttpSession came() {
        MockHttpSession session = new MockHttpSession();
        strangers.sessionCreated(new HttpSessionEvent(session));
        return session;
    }
}
