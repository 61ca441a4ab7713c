package cn.anxin.hub.search;

import cn.anxin.hub.record.Normalised;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an enterprise's names are found by. A database that has no other means than arrays and their index finds by these
 * words what may fit, and by the texts what does.
 *
 * @param names as they are compared, a line each, the present one first
 * @param pinyin how the present one is read, which also orders a list
 * @param initials of all of them, each reading apart by a blank
 * @param words every character of the names, and every three initials in a row
 */
public record NameWords(String names, String pinyin, String initials, List<String> words) {

    // What goes into an index entry has to fit there.
    private static final int LONGEST_NAME = 80;
    private static final int MOST_NAMES = 5;
    private static final int PART = 3;

    /**
     * The words of a name.
     *
     * @param others by which the enterprise is or was known besides
     */
    public static NameWords of(String name, Collection<String> others) {
        List<String> names = Stream.concat(Stream.of(name), others.stream())
                .map(NameWords::compared)
                .filter(each -> !each.isEmpty())
                .distinct()
                .limit(MOST_NAMES)
                .toList();
        Set<String> initials = new LinkedHashSet<>();
        Set<String> words = new LinkedHashSet<>();
        for (String each : names) {
            initials.addAll(Pinyin.initials(each));
            words.addAll(characters(each));
        }
        initials.forEach(each -> words.addAll(parts(each)));
        return new NameWords(
                String.join("\n", names),
                names.isEmpty() ? "" : pinyin(names.get(0)),
                String.join(" ", initials),
                List.copyOf(words));
    }

    /** A name, or what someone types of it, in the form in which names are compared. */
    public static String compared(String name) {
        String plain = Normalised.name(name)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.CONTROL && Character.getType(c) != Character.FORMAT)
                .limit(LONGEST_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return plain.strip();
    }

    /** Every character once. */
    static Set<String> characters(String text) {
        return text.codePoints().mapToObj(Character::toString).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Every three letters in a row. */
    static Set<String> parts(String initials) {
        Set<String> parts = new LinkedHashSet<>();
        for (int i = 0; i + PART <= initials.length(); i++) {
            parts.add(initials.substring(i, i + PART));
        }
        return parts;
    }

    static String pinyin(String name) {
        return String.join("", Pinyin.syllables(name));
    }
}
