package cn.anxin.hub.observe;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.LinkedHashMap;
import java.util.Map;

/** Meters in the making: each with one value, or one a label's value. */
final class Meters {

    private final Map<String, CounterSnapshot.Builder> counters = new LinkedHashMap<>();
    private final Map<String, GaugeSnapshot.Builder> gauges = new LinkedHashMap<>();

    /** Takes a meter's values. */
    @FunctionalInterface
    interface Values {
        void add(double value, String... labels);

        /** A whole number; above 2 to the 53rd it is rounded. */
        default void count(long value, String... labels) {
            add((double) value, labels);
        }
    }

    /** What only grows; {@code _total} is added to its name. */
    Values counter(String name, String help, String... labels) {
        CounterSnapshot.Builder counter = counters.computeIfAbsent(
                name, n -> CounterSnapshot.builder().name(n).help(help));
        return (value, values) -> counter.dataPoint(CounterDataPointSnapshot.builder()
                .value(value)
                .labels(Labels.of(labels, values))
                .build());
    }

    Values gauge(String name, String help, String... labels) {
        GaugeSnapshot.Builder gauge = gauges.computeIfAbsent(
                name, n -> GaugeSnapshot.builder().name(n).help(help));
        return (value, values) -> gauge.dataPoint(GaugeDataPointSnapshot.builder()
                .value(value)
                .labels(Labels.of(labels, values))
                .build());
    }

    MetricSnapshots snapshots() {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        counters.values().forEach(counter -> all.metricSnapshot(counter.build()));
        gauges.values().forEach(gauge -> all.metricSnapshot(gauge.build()));
        return all.build();
    }
}
