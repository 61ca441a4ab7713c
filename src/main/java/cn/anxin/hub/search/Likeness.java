package cn.anxin.hub.search;

import java.util.Arrays;
import java.util.List;

/**
 * How well a name fits what was typed: 1 where it has it, less for each character that is another, is missing, or stands
 * between. A character that sounds the same is nearly the same, for that is how names are typed.
 */
public final class Likeness {

    /** What is less like is not offered. */
    public static final double ENOUGH = 0.55;

    private static final double OTHER = 1;
    private static final double SOUNDS_ALIKE = 0.2;
    private static final double MISSING = 0.9;
    private static final double BETWEEN = 0.12;
    private static final double ELSEWHERE = 0.05;

    private final String typed;
    private final int[] characters;
    private final List<String> syllables;

    public Likeness(String typed) {
        this.typed = CommonWords.without(typed);
        characters = this.typed.codePoints().toArray();
        syllables = Pinyin.syllables(this.typed);
    }

    /**
     * Of the best of the names.
     *
     * @param names a line each
     */
    public double of(String names) {
        return names.lines().mapToDouble(this::ofOne).max().orElse(0);
    }

    private double ofOne(String name) {
        if (name.equals(typed)) {
            return 1 + ELSEWHERE;
        } else if (name.startsWith(typed)) {
            return 1;
        } else if (name.contains(typed)) {
            return 1 - ELSEWHERE / 2;
        }
        return 1 - ELSEWHERE - cheapest(name) / characters.length;
    }

    /** What it costs to find what was typed in the name, wherever in it that begins and ends. */
    private double cheapest(String name) {
        int[] there = name.codePoints().toArray();
        List<String> sounds = Pinyin.syllables(name);
        double[] before = new double[there.length + 1];
        for (int i = 1; i <= characters.length; i++) {
            double[] now = new double[there.length + 1];
            now[0] = before[0] + MISSING;
            for (int j = 1; j <= there.length; j++) {
                double same = before[j - 1] + difference(i - 1, there[j - 1], sounds.get(j - 1));
                now[j] = Math.min(same, Math.min(before[j] + MISSING, now[j - 1] + BETWEEN));
            }
            before = now;
        }
        return Arrays.stream(before).min().orElse(characters.length);
    }

    private double difference(int place, int other, String sound) {
        if (characters[place] == other) {
            return 0;
        }
        boolean alike = !sound.isEmpty() && syllables.get(place).equals(sound);
        return alike ? SOUNDS_ALIKE : OTHER;
    }
}
