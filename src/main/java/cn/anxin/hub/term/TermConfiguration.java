package cn.anxin.hub.term;

import cn.anxin.hub.AnxinProperties;
import cn.anxin.hub.ledger.Unanswered;
import cn.anxin.hub.registry.Registry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TermConfiguration {

    @Bean
    WorkingDays workingDays(AnxinProperties properties) {
        return CalendarFiles.load(properties.policies().resolve("calendar"));
    }

    @Bean
    Overdue overdue(Unanswered unanswered, Registry registry, WorkingDays calendar, Clock clock) {
        return new Overdue(unanswered, registry, calendar, clock);
    }
}
