package cn.anxin.hub.embedded.city;

import cn.anxin.hub.record.Uscc;
import java.time.LocalDate;

/**
 * An enterprise of the sample city.
 *
 * @param number its own, from 1; its records are numbered by it
 * @param formerName the one that it was registered under first; the same as its name where it never changed it
 */
record Firm(
        int number,
        Uscc uscc,
        String name,
        String formerName,
        District district,
        Trade trade,
        Nature nature,
        LocalDate establishedOn) {

    boolean wasRenamed() {
        return !name.equals(formerName);
    }
}
