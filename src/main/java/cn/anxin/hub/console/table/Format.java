package cn.anxin.hub.console.table;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a list leaves as a file. */
public enum Format {
    CSV("text/csv;charset=UTF-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one whose file names end so. */
    public static Optional<Format> ofEnding(String ending) {
        return Arrays.stream(values())
                .filter(format -> format.ending().equals(ending))
                .findFirst();
    }
}
