package cn.anxin.hub.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A place in a sorted list, as text for an address: the values of the row that it is after. */
public final class Cursor {

    private static final int LONGEST = 4_000;

    private Cursor() {}

    /** The place after a row of these values. */
    public static String of(Object... values) {
        return Stream.of(values)
                .map(value -> Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(String.valueOf(value).getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining("."));
    }

    /** The values again; empty for what is no place in a list of so many values: then it begins at its beginning. */
    public static Optional<List<String>> read(String text, int values) {
        String[] parts = text.split("\\.", -1);
        if (text.isEmpty() || text.length() > LONGEST || parts.length != values) {
            return Optional.empty();
        }
        List<String> read = new ArrayList<>();
        for (String part : parts) {
            try {
                read.add(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8).replace("\0", ""));
            } catch (IllegalArgumentException notOfOurs) {
                return Optional.empty();
            }
        }
        return Optional.of(List.copyOf(read));
    }
}
