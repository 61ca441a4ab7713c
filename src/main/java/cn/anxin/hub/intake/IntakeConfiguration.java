package cn.anxin.hub.intake;

import cn.anxin.hub.AnxinProperties;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    Spool spool(AnxinProperties properties) throws IOException {
        return new Spool(properties.home().resolve("spool"));
    }

    /** Beside the routes, so that an operator changes them without a build. */
    @Bean
    Mappings mappings() throws IOException {
        return new Mappings(Path.of("routes", "mappings"));
    }
}
