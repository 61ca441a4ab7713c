package cn.anxin.hub.external;

import cn.anxin.hub.notice.Recipient;
import cn.anxin.hub.notice.Way;
import cn.anxin.hub.registry.Admission;
import cn.anxin.hub.registry.Feed;
import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.registry.Secrets;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/** The checks of the profile external, each before the first use of what it is about. */
@Configuration(proxyBeanMethods = false)
@Profile("external")
class ExternalConfiguration {

    private static final List<String> READ = List.of("anxin.dead");

    /** Before the tables are looked after, which is the first use of the pool. */
    @Bean
    static BeanPostProcessor databaseIsThere(Environment environment) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    patience(environment).await(new DatabaseCheck(pool));
                }
                return bean;
            }
        };
    }

    @Bean
    InitializingBean sitesAreComplete(Registry registry, Secrets secrets) {
        return new SiteCheck(registry, secrets)::check;
    }

    @Bean
    InitializingBean brokerIsThere(ArtemisProperties broker, Registry registry, Environment environment) {
        List<String> sends = new ArrayList<>();
        List<String> reads = new ArrayList<>(READ);
        registry.recipients().stream()
                .filter(recipient -> recipient.way() == Way.JMS)
                .map(Recipient::id)
                .forEach(id -> {
                    sends.add("anxin.notice." + id);
                    sends.add("anxin.answer." + id);
                    reads.add("anxin.receipt." + id);
                });
        registry.feeds().stream()
                .filter(feed -> feed.site().way() == Way.JMS)
                .map(Feed::id)
                .forEach(id -> {
                    sends.add("anxin.answer." + id);
                    reads.add("anxin.feed." + id);
                });
        BrokerCheck check =
                new BrokerCheck(broker.getBrokerUrl(), broker.getUser(), broker.getPassword(), sends, reads);
        return () -> patience(environment).await(check);
    }

    @Bean
    Admission peerAdmission(ArtemisProperties broker, Registry registry, Secrets secrets) {
        return new PeerAdmission(broker, new SiteCheck(registry, secrets)::missing);
    }

    private static Patience patience(Environment environment) {
        return new Patience(environment.getProperty("anxin.start-patience", Duration.class, Duration.ofSeconds(60)));
    }
}
