package cn.anxin.hub.home;

import cn.anxin.hub.AnxinProperties;
import cn.anxin.hub.StartFault;
import cn.anxin.hub.home.Credentials.Door;
import cn.anxin.hub.notice.Recipient;
import cn.anxin.hub.registry.Feed;
import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.security.AccessSecrets;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class HomeConfiguration {

    /** Before everything else, so that a second process touches nothing of the first one's. */
    @Bean
    HomeFolder homeFolder(AnxinProperties properties, ApplicationContext context) throws IOException {
        HomeFolder home = HomeFolder.take(properties.home());
        try {
            if (context instanceof WebServerApplicationContext) {
                HttpPort.of(context.getEnvironment()).check();
            }
            return home;
        } catch (StartFault taken) {
            home.close();
            throw taken;
        }
    }

    @Bean
    Credentials credentials(HomeFolder home, Environment environment) {
        return Credentials.in(home.secrets(), Optional.ofNullable(environment.getProperty("anxin.admin-password")));
    }

    @Bean
    Ready ready(Credentials credentials) {
        return new Ready(credentials);
    }

    @Bean
    Clock clock(AnxinProperties properties, Environment environment, JdbcClient ledger) {
        if (!properties.clock().isBlank() && environment.acceptsProfiles(Profiles.of("external"))) {
            throw StartFault.of(
                    "external 配置下不可使用 ANXIN_CLOCK：请删去它",
                    "ANXIN_CLOCK is for rehearsals, not for the profile external: remove it");
        }
        return HubClock.start(Clock.systemUTC(), properties.clock(), new NewestInstant(ledger).find());
    }

    /** Each agency and recipient has its secrets from the moment that it is registered. */
    @Bean
    ParticipantIds participantIds(Registry registry, Credentials credentials) {
        ParticipantIds participants = new ParticipantIds(
                registry.feeds().stream().map(Feed::id).toList(),
                registry.recipients().stream().map(Recipient::id).toList());
        credentials.provide(participants.all());
        return participants;
    }

    @Bean
    AccessSecrets accessSecrets(Credentials credentials, ParticipantIds participants) {
        return new AccessSecrets() {
            @Override
            public Map<String, String> passwords() {
                return Map.of("admin", credentials.admin());
            }

            @Override
            public Map<String, String> tokens() {
                return participants.all().stream()
                        .collect(Collectors.toMap(id -> id, id -> credentials.secret(Door.TOKENS, id)));
            }
        };
    }
}
