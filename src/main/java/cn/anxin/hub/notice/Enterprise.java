package cn.anxin.hub.notice;

import cn.anxin.hub.record.CodePoints;
import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.Uscc;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An enterprise as a notice names it.
 *
 * @param district its GB/T 2260 division, from its registration; empty where none says so
 */
public record Enterprise(Uscc uscc, String name, Optional<String> district) {

    private static final String STATE_ON = "state_on";
    private static final Comparator<CreditRecord> BY_DAY = Comparator.comparing(Enterprise::stateOn)
            .thenComparing(record -> record.key().recordId(), CodePoints.ORDER);

    /**
     * What the registration in force on a day says: the one that the scope of Art. 2 looks at too.
     *
     * @param firstName the name under which the code was first known, for want of a registration
     */
    public static Enterprise on(LocalDate day, Uscc uscc, Collection<CreditRecord> effective, String firstName) {
        Optional<CreditRecord> registration = registrations(effective)
                .filter(record -> !stateOn(record).isAfter(day))
                .max(BY_DAY);
        return new Enterprise(
                uscc,
                registration.flatMap(CreditRecord::enterpriseName).orElse(firstName),
                registration.flatMap(record -> record.cells().text("district")));
    }

    /** The first later day on which another registration comes into force; empty for never. */
    public static Optional<LocalDate> nextChange(LocalDate day, Collection<CreditRecord> effective) {
        return registrations(effective)
                .map(Enterprise::stateOn)
                .filter(on -> on.isAfter(day))
                .min(Comparator.naturalOrder());
    }

    private static Stream<CreditRecord> registrations(Collection<CreditRecord> effective) {
        return effective.stream().filter(record -> record.key().type().equals("registration"));
    }

    private static LocalDate stateOn(CreditRecord registration) {
        return registration.cells().day(STATE_ON).orElseThrow();
    }
}
