package cn.anxin.hub.retention;

import cn.anxin.hub.ledger.Purges;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetentionProperties.class)
class RetentionConfiguration {

    @Bean
    Retention retention(Purges purges, RetentionProperties terms, TransactionTemplate transaction, Clock clock) {
        return new Retention(purges, terms.checked(), transaction, clock);
    }
}
