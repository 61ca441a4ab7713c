package cn.anxin.hub.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** How Chinese is read, in Latin letters without tones. */
final class Pinyin {

    private static final Pattern SPACE = Pattern.compile(" ");

    /** Variants of one name; a fourth character with two readings is taken by its usual one alone. */
    private static final int VARIANTS = 8;

    /** Words in which a character is read otherwise than it mostly is. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("重庆", "chong qing"),
            Map.entry("重工", "zhong gong"),
            Map.entry("银行", "yin hang"),
            Map.entry("商行", "shang hang"),
            Map.entry("车行", "che hang"),
            Map.entry("行业", "hang ye"),
            Map.entry("音乐", "yin yue"),
            Map.entry("会计", "kuai ji"),
            Map.entry("厦门", "xia men"),
            Map.entry("浒墅", "xu shu"),
            Map.entry("六安", "lu an"),
            Map.entry("蚌埠", "beng bu"),
            Map.entry("成长", "cheng zhang"));

    /** Characters that are read otherwise in the names of firms than they mostly are. */
    private static final Map<Integer, String> NAMES = Map.of((int) '长', "chang");

    /** What a character's other reading begins with: whoever knows the firm types either. */
    private static final Map<Integer, String> OTHER_INITIALS =
            otherInitials("重c 长z 行h 乐y 单s 曾z 朝z 盛c 解x 仇q 区o 查z 翟d 澄d 堡p 调t 石d 系j 会k 车j 厦x 传z 弹d 藏z 参s 卡q 奇j 率l 省x"
                    + " 提d 校j 种c 沈c 铅y 铛c 镐h 降x 合g 泊p 圩x 浒x 咖g 贾g 盖g 柏b 覃q 尉y 隗k 缪m 茄j 溪q 蔚y");

    private Pinyin() {}

    /** Read once, when the first Chinese character is asked for. */
    private static final class Table {
        static final Map<Integer, String> SYLLABLES = read();

        private static Map<Integer, String> read() {
            Map<Integer, String> syllables = new HashMap<>();
            try (InputStream file = Pinyin.class.getResourceAsStream("pinyin.txt");
                    BufferedReader lines = new BufferedReader(
                            new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
                lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                    int space = line.indexOf(' ');
                    String syllable = line.substring(0, space);
                    line.substring(space + 1).codePoints().forEach(character -> syllables.put(character, syllable));
                });
            } catch (IOException e) {
                throw new UncheckedIOException("the program's own table of pinyin cannot be read", e);
            }
            syllables.putAll(NAMES);
            return syllables;
        }
    }

    /** What each character is read as; a Latin letter or a digit as itself, anything else as nothing. */
    static List<String> syllables(String text) {
        int[] characters = text.codePoints().toArray();
        List<String> syllables = new ArrayList<>(characters.length);
        for (int i = 0; i < characters.length; i++) {
            String word = i + 1 < characters.length
                    ? WORDS.get(Character.toString(characters[i]) + Character.toString(characters[i + 1]))
                    : null;
            if (word == null) {
                syllables.add(syllable(characters[i]));
            } else {
                syllables.addAll(SPACE.splitAsStream(word).toList());
                i++;
            }
        }
        return syllables;
    }

    /** The initials of a name, in each way in which it may be read. */
    static Set<String> initials(String text) {
        List<String> syllables = syllables(text);
        int[] characters = text.codePoints().toArray();
        List<StringBuilder> variants = new ArrayList<>(List.of(new StringBuilder()));
        for (int i = 0; i < characters.length; i++) {
            if (!syllables.get(i).isEmpty()) {
                append(variants, letters(characters[i], syllables.get(i)));
            }
        }
        Set<String> initials = new LinkedHashSet<>();
        variants.forEach(each -> initials.add(each.toString()));
        return initials;
    }

    /** What a character begins with, here and elsewhere. */
    private static Set<Character> letters(int character, String syllable) {
        Set<Character> letters = new LinkedHashSet<>(Set.of(syllable.charAt(0)));
        String other = OTHER_INITIALS.getOrDefault(character, "");
        if (!other.isEmpty()) {
            letters.add(syllable(character).charAt(0));
            letters.add(other.charAt(0));
        }
        return letters;
    }

    private static void append(List<StringBuilder> variants, Set<Character> letters) {
        List<StringBuilder> known = List.copyOf(variants);
        boolean all = known.size() * letters.size() <= VARIANTS;
        variants.clear();
        for (StringBuilder before : known) {
            letters.stream()
                    .limit(all ? letters.size() : 1)
                    .forEach(letter -> variants.add(new StringBuilder(before).append((char) letter)));
        }
    }

    private static String syllable(int character) {
        if (character < 0x80) {
            return Character.isLetterOrDigit(character) ? Character.toString(Character.toLowerCase(character)) : "";
        }
        return Table.SYLLABLES.getOrDefault(character, "");
    }

    private static Map<Integer, String> otherInitials(String pairs) {
        Map<Integer, String> others = new HashMap<>();
        SPACE.splitAsStream(pairs).forEach(pair -> {
            int character = pair.codePointAt(0);
            others.put(character, pair.substring(Character.charCount(character)));
        });
        return others;
    }
}
