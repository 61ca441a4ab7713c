package cn.anxin.hub.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One line of the table.
 *
 * @param target what the value has to reach; empty for a figure that explains others
 * @param detail whatever the figure was made from: seconds of wall and CPU, rows, bytes
 */
public record Figure(String name, double value, String unit, Optional<Target> target, Map<String, Object> detail) {

    /** A bound, and on which side of it is well. */
    public record Target(double bound, boolean atMost) {

        boolean isMetBy(double value) {
            return atMost ? value <= bound : value >= bound;
        }

        @Override
        public String toString() {
            return (atMost ? "<= " : ">= ") + Numbers.text(bound);
        }
    }

    public Figure {
        detail = new LinkedHashMap<>(detail);
    }

    public static Figure of(String name, double value, String unit) {
        return new Figure(name, value, unit, Optional.empty(), Map.of());
    }

    public Figure atMost(double bound) {
        return new Figure(name, value, unit, Optional.of(new Target(bound, true)), detail);
    }

    public Figure atLeast(double bound) {
        return new Figure(name, value, unit, Optional.of(new Target(bound, false)), detail);
    }

    /** The same with something that it was made from. */
    public Figure with(String key, Object what) {
        Map<String, Object> more = new LinkedHashMap<>(detail);
        more.put(key, what);
        return new Figure(name, value, unit, target, more);
    }

    /** Empty where nothing has to be reached. */
    public Optional<Boolean> met() {
        return target.map(bound -> bound.isMetBy(value));
    }
}
