package cn.anxin.hub.registry;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class RegistryConfiguration {

    /** Seeded before anyone can ask it. */
    @Bean
    Registry registry(
            Participants participants,
            Environment environment,
            @Value("${anxin.agencies:agencies.yaml}") Path agencies) {
        Registry registry = new Registry(participants, environment::resolveRequiredPlaceholders);
        registry.seed(agencies);
        return registry;
    }

    @Bean
    Secrets secrets(@Value("${anxin.home:./data}") Path home) {
        return new Secrets(home.resolve("secrets/credentials.yaml"));
    }
}
