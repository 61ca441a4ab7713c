package cn.anxin.hub.record;

import java.util.Optional;

/**
 * One column of a record type.
 *
 * @param name as a header and a JSON object name it
 * @param kind what its values look like
 * @param required whether it must always have a value
 * @param requiredWhen the code of another column that makes this one required
 * @param standard the value that stands for a blank
 */
public record Column(
        String name, Kind kind, boolean required, Optional<Condition> requiredWhen, Optional<Cell> standard) {

    /** Holds where the other column has exactly this code. */
    public record Condition(String column, String code) {}

    static Column required(String name, Kind kind) {
        return new Column(name, kind, true, Optional.empty(), Optional.empty());
    }

    static Column optional(String name, Kind kind) {
        return new Column(name, kind, false, Optional.empty(), Optional.empty());
    }

    Column when(String column, String code) {
        return new Column(name, kind, required, Optional.of(new Condition(column, code)), standard);
    }

    Column orElse(Cell value) {
        return new Column(name, kind, required, requiredWhen, Optional.of(value));
    }
}
