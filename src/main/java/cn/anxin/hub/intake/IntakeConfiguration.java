package cn.anxin.hub.intake;

import cn.anxin.hub.AnxinProperties;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    /** After the home is this process's own: it empties the folder. */
    @Bean
    @DependsOn("homeFolder")
    Spool spool(AnxinProperties properties) throws IOException {
        return new Spool(properties.home().resolve("spool"));
    }

    /** Beside the routes, so that an operator changes them without a build. */
    @Bean
    Mappings mappings() throws IOException {
        return new Mappings(Path.of("routes", "mappings"));
    }

    /** The template is there once the context has started. */
    @Bean
    CamelContextConfiguration feedRoutesAtStart(FeedRoutes routes) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {}

            @Override
            public void afterApplicationStart(CamelContext context) {
                routes.look(context);
            }
        };
    }
}
