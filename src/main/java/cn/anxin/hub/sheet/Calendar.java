package cn.anxin.hub.sheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/** The two ways in which workbooks count days. */
enum Calendar {
    /** 1 is 1 January 1900, and 60 a 29 February that there never was. */
    SINCE_1900,
    /** 0 is 1 January 1904. */
    SINCE_1904;

    private static final int NO_SUCH_DAY = 60;
    private static final int LAST = 2_958_465;
    private static final long SECONDS = 86_400;

    /** The moment that a number stands for, to the second; empty where it stands for none. */
    Optional<LocalDateTime> moment(BigDecimal serial) {
        BigDecimal seconds = serial.multiply(BigDecimal.valueOf(SECONDS)).setScale(0, RoundingMode.HALF_UP);
        if (serial.signum() < 0 || serial.compareTo(BigDecimal.valueOf(LAST)) > 0) {
            return Optional.empty();
        }
        long days = seconds.longValueExact() / SECONDS;
        return first(days)
                .map(first -> first.plusDays(days).atStartOfDay().plusSeconds(seconds.longValueExact() % SECONDS));
    }

    private Optional<LocalDate> first(long days) {
        if (this == SINCE_1904) {
            return Optional.of(LocalDate.of(1904, 1, 1));
        }
        if (days < 1 || days == NO_SUCH_DAY) {
            return Optional.empty();
        }
        return Optional.of(LocalDate.of(1899, 12, days < NO_SUCH_DAY ? 31 : 30));
    }
}
