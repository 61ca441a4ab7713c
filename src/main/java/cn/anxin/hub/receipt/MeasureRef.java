package cn.anxin.hub.receipt;

import cn.anxin.hub.notice.NoticeBody.Measure;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A measure by its place in the regulation, written {@code 10(1)} as in the drops. */
public record MeasureRef(int article, int item) implements Comparable<MeasureRef> {

    private static final Pattern FORM = Pattern.compile("(?<article>\\d{1,3})[(（](?<item>\\d{1,3})[)）]");
    private static final Comparator<MeasureRef> BY_PLACE =
            Comparator.comparingInt(MeasureRef::article).thenComparingInt(MeasureRef::item);

    public static MeasureRef of(Measure measure) {
        return new MeasureRef(measure.article(), measure.item());
    }

    /** Empty where the text is none. */
    public static Optional<MeasureRef> read(String text) {
        Matcher form = FORM.matcher(text.strip());
        return form.matches()
                ? Optional.of(
                        new MeasureRef(Integer.parseInt(form.group("article")), Integer.parseInt(form.group("item"))))
                : Optional.empty();
    }

    @Override
    public int compareTo(MeasureRef other) {
        return BY_PLACE.compare(this, other);
    }

    @Override
    public String toString() {
        return article + "(" + item + ")";
    }
}
