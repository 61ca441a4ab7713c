package cn.anxin.hub.console.enterprise;

import java.time.LocalDate;
import java.time.ZoneId;

/** What stands in the fields of the form that asks for a point in time, and for another one to compare it with. */
record Fields(Point point, Point other, ZoneId zone) {

    public String asOf() {
        return point.asOf().map(LocalDate::toString).orElse("");
    }

    public String knownAt() {
        return point.knownAt().map(at -> Point.field(at, zone)).orElse("");
    }

    public String withAsOf() {
        return other.asOf().map(LocalDate::toString).orElse("");
    }

    public String withKnownAt() {
        return other.knownAt().map(at -> Point.field(at, zone)).orElse("");
    }

    public boolean now() {
        return point.isNow();
    }

    public boolean compared() {
        return !other.isNow();
    }
}
