package cn.anxin.hub.intake;

import cn.anxin.hub.record.RecordType;
import cn.anxin.hub.record.RecordTypes;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a feed's file, {@code <type>_<yyyyMMdd>_<seq>.<csv|jsonl|xlsx>}: one path segment by its form.
 *
 * @param text the whole name
 */
record FeedFileName(String text, RecordType type, LocalDate day, String sequence, String extension)
        implements Comparable<FeedFileName> {

    static final String FLAG = ".ok";

    private static final Pattern FORM =
            Pattern.compile("(?<type>[a-z_]+)_(?<day>\\d{8})_(?<seq>[A-Za-z0-9-]{1,32})\\.(?<ext>csv|jsonl|xlsx)");
    private static final Comparator<FeedFileName> AS_SENT = Comparator.<FeedFileName>comparingLong(
                    name -> name.day().toEpochDay())
            .thenComparingInt(name -> name.number().length())
            .thenComparing(FeedFileName::number)
            .thenComparing(FeedFileName::text);

    /** Empty where it is not of the form, or of no type that the source sends. */
    static Optional<FeedFileName> parse(String source, String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        return RecordTypes.find(source, form.group("type"))
                .flatMap(type -> day(form.group("day"))
                        .map(day -> new FeedFileName(text, type, day, form.group("seq"), form.group("ext"))));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private String number() {
        return sequence.replaceFirst("^0+", "");
    }

    String flag() {
        return text + FLAG;
    }

    /** In the order in which the agency numbers them. */
    @Override
    public int compareTo(FeedFileName other) {
        return AS_SENT.compare(this, other);
    }
}
