package cn.anxin.hub.intake;

import cn.anxin.hub.record.Normalised;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What one column of a record is made of.
 *
 * @param take which of the row's cells
 * @param headers theirs, normalised
 * @param constant what it always is
 * @param words what each word stands for, normalised
 * @param parts what a text stands for that has this in it, normalised, the first that fits
 * @param otherwise what any other text stands for
 * @param split the characters between several values
 * @param shift by how many places an amount is moved to be in yuan
 */
record CellRule(
        Take take,
        List<String> headers,
        Optional<String> constant,
        Map<String, String> words,
        Map<String, String> parts,
        Optional<String> otherwise,
        String split,
        int shift) {

    /** Between the cells that make up a key together. */
    static final String JOINT = "@";

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,30}(\\.\\d{1,30})?");

    /** How several cells are one value. */
    enum Take {
        /** The first that has a value. */
        FIRST,
        /** All of them, joined; nothing where one is blank. */
        JOIN
    }

    /**
     * The value; empty where there is none.
     *
     * @param cells by header, empty for a blank one or one that is not there
     */
    Optional<String> value(Function<String, Optional<String>> cells) {
        if (constant.isPresent()) {
            return constant;
        }
        return raw(cells).map(split.isEmpty() ? this::translated : this::several);
    }

    private Optional<String> raw(Function<String, Optional<String>> cells) {
        if (take == Take.FIRST) {
            return headers.stream().map(cells).flatMap(Optional::stream).findFirst();
        }
        List<String> found =
                headers.stream().map(cells).flatMap(Optional::stream).toList();
        return found.size() < headers.size() ? Optional.empty() : Optional.of(String.join(JOINT, found));
    }

    private String several(String text) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            boolean end = i == text.length() || split.indexOf(text.charAt(i)) >= 0;
            if (!end) {
                value.append(text.charAt(i));
            } else if (!value.toString().isBlank()) {
                values.add(translated(value.toString().strip()));
                value.setLength(0);
            }
        }
        return String.join(";", values.stream().distinct().toList());
    }

    private String translated(String text) {
        if (shift != 0) {
            return AMOUNT.matcher(text).matches()
                    ? new BigDecimal(text).movePointRight(shift).toPlainString()
                    : text;
        }
        String normalised = Normalised.name(text);
        return Optional.ofNullable(words.get(normalised))
                .or(() -> parts.entrySet().stream()
                        .filter(part -> normalised.contains(part.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst())
                .or(() -> otherwise)
                .orElse(text);
    }
}
