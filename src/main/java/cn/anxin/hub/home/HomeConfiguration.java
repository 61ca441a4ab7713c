package cn.anxin.hub.home;

import cn.anxin.hub.AnxinProperties;
import cn.anxin.hub.home.Credentials.Door;
import cn.anxin.hub.notice.Recipient;
import cn.anxin.hub.registry.Admission;
import cn.anxin.hub.registry.Feed;
import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.security.AccessSecrets;
import cn.anxin.hub.security.PartyTokens;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class HomeConfiguration {

    private static final Profiles EXTERNAL = Profiles.of("external");

    @Bean
    Ready ready(Credentials credentials) {
        return new Ready(credentials);
    }

    @Bean
    Clock clock(AnxinProperties properties, JdbcClient ledger) {
        return HubClock.start(Clock.systemUTC(), properties.clock(), new NewestInstant(ledger).find());
    }

    /** Each agency and recipient has its secrets from the moment that it is registered. */
    @Bean
    ParticipantIds participantIds(
            Registry registry,
            Credentials credentials,
            Environment environment,
            JdbcClient ledger,
            TransactionTemplate transaction) {
        ParticipantIds participants = new ParticipantIds(
                registry.feeds().stream().map(Feed::id).toList(),
                registry.recipients().stream().map(Recipient::id).toList());
        if (environment.acceptsProfiles(EXTERNAL)) {
            String password = environment.getRequiredProperty("spring.datasource.password");
            new SharedCredentials(ledger, transaction, password).share(credentials, participants.all());
        } else {
            credentials.provide(participants.all());
        }
        return participants;
    }

    /** One that comes while the hub runs has a token of its own, on every node the same one. */
    @Bean
    Admission tokenAdmission(
            Credentials credentials,
            PartyTokens tokens,
            Environment environment,
            JdbcClient ledger,
            TransactionTemplate transaction) {
        if (!environment.acceptsProfiles(EXTERNAL)) {
            return new TokenAdmission(credentials, tokens, ids -> credentials.provide(ids));
        }
        String password = environment.getRequiredProperty("spring.datasource.password");
        SharedCredentials shared = new SharedCredentials(ledger, transaction, password);
        return new TokenAdmission(credentials, tokens, ids -> shared.share(credentials, ids));
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
