package cn.anxin.hub.console.overview;

import cn.anxin.hub.ledger.StatusDays;
import cn.anxin.hub.ledger.Tally;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OverviewConfiguration {

    @Bean
    Flow flow(Tally tally) {
        return new Flow(tally, System::nanoTime);
    }

    /** Under the name by which the route calls it. */
    @Bean
    DayFigures dayFigures(StatusDays days, Flow flow, Clock clock) {
        return new DayFigures(days, flow, clock);
    }
}
