package cn.anxin.hub.embedded.city;

import cn.anxin.hub.AnxinProperties;
import cn.anxin.hub.home.HomeFolder;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration(proxyBeanMethods = false)
@Profile("!external")
class CityConfiguration {

    @Bean
    SampleCity sampleCity(HomeFolder home, AnxinProperties properties, Clock clock) {
        return new SampleCity(properties.sample(), home.sandbox(), Path.of("routes/mappings"), clock);
    }
}
