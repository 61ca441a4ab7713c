package cn.anxin.hub.observe;

import cn.anxin.hub.ledger.Tally;
import cn.anxin.hub.ledger.Vitals;
import cn.anxin.hub.term.Overdue;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what is watched; the names of the health indicators are those of the group {@code exchange}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TraceProperties.class)
class ObserveConfiguration {

    @Bean
    Watch watch(Tally tally, Vitals vitals, Overdue overdue, Clock clock) {
        return new Watch(tally, vitals, overdue::counts, clock, InstantSource.system());
    }

    @Bean
    @ConditionalOnProperty("anxin.traces.endpoint")
    TraceExport traceExport(TraceProperties properties) {
        return TraceExport.to(Objects.requireNonNull(properties.endpoint()), properties.share());
    }

    @Bean
    ExchangeMeters exchangeMeters(Watch watch, PrometheusRegistry registry) {
        ExchangeMeters meters = new ExchangeMeters(watch);
        registry.register(meters);
        return meters;
    }

    /** Prometheus writes labels in snake case; of those of a route its id says all. */
    @Bean
    MeterFilter routesByTheirId() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                return id.getName().startsWith("camel.")
                        ? id.replaceTags(Tags.of("route_id", Objects.requireNonNullElse(id.getTag("routeId"), "")))
                        : id;
            }
        };
    }

    @Bean
    HealthIndicator feedsHealthIndicator(Watch watch) {
        return ExchangeHealth.feeds(watch);
    }

    @Bean
    HealthIndicator recipientsHealthIndicator(Watch watch) {
        return ExchangeHealth.recipients(watch);
    }

    @Bean
    HealthIndicator waitingHealthIndicator(Watch watch) {
        return ExchangeHealth.waiting(watch);
    }

    @Bean
    HealthIndicator answersHealthIndicator(Watch watch) {
        return ExchangeHealth.answers(watch);
    }
}
