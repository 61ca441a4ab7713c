package cn.anxin.hub.registry;

import cn.anxin.hub.AnxinProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class RegistryConfiguration {

    /** Seeded before anyone can ask it. */
    @Bean
    Registry registry(Participants participants, Environment environment, AnxinProperties properties) {
        Registry registry = new Registry(participants, environment::resolveRequiredPlaceholders);
        registry.seed(properties.agencies());
        return registry;
    }

    @Bean
    RecipientBook recipientBook(JdbcClient jdbc, Registry registry) {
        return new RecipientBook(jdbc, registry);
    }

    @Bean
    Secrets secrets(AnxinProperties properties) {
        return new Secrets(properties.home().resolve("secrets/credentials.yaml"));
    }

    @Bean
    ForeignDatabases foreignDatabases(Secrets secrets) {
        return new ForeignDatabases(secrets);
    }
}
