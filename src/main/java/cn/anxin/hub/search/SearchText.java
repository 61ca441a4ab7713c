package cn.anxin.hub.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What someone typed to find an enterprise. */
public sealed interface SearchText {

    /** Nothing: everything is meant. */
    record Nothing() implements SearchText {}

    /** A part of a code (统一社会信用代码), upper-case. */
    record CodePart(String part) implements SearchText {}

    /**
     * Latin letters: the initials of a name, all of its pinyin, or letters that stand in it.
     *
     * @param letters lower-case
     */
    record Letters(String letters) implements SearchText {

        /** Those that stand in the words of whoever has them among the initials. */
        public Set<String> parts() {
            return NameWords.parts(letters);
        }

        /** Those that a name with these very letters has. */
        public Set<String> characters() {
            return NameWords.characters(letters.toUpperCase(Locale.ROOT));
        }

        /** Whether it can be a syllable: initials alone are seldom vowels. */
        public boolean canBePinyin() {
            return letters.chars().anyMatch(c -> "aeiouv".indexOf(c) >= 0);
        }
    }

    /** A name, or a part of one, in the form in which names are compared. */
    record NamePart(String part) implements SearchText {

        /** The words of whoever has it in its name. */
        public Set<String> characters() {
            return NameWords.characters(part);
        }

        /**
         * The words of whoever may be meant where nobody has it in its name: all of the characters that tell firms apart,
         * but for one or, of many, two side by side; or the initials of all, since what sounds alike is often typed.
         */
        public List<Set<String>> nearly() {
            String telling = CommonWords.without(part);
            List<String> characters =
                    NameWords.characters(telling).stream().limit(MOST_TELLING).toList();
            int wrong = characters.size() > FEW ? 2 : 1;
            List<Set<String>> sets = new ArrayList<>();
            for (int i = 0; i + wrong <= characters.size(); i++) {
                List<String> rest = new ArrayList<>(characters);
                rest.subList(i, i + wrong).clear();
                sets.add(Set.copyOf(rest));
            }
            Pinyin.initials(telling).forEach(initials -> sets.add(NameWords.parts(initials)));
            sets.removeIf(Set::isEmpty);
            return sets;
        }
    }

    /** Of up to so many characters one may be wrong, of more two. */
    int FEW = 4;
    /** What is typed beyond is left aside where nobody has it as it stands. */
    int MOST_TELLING = 8;

    Pattern CODE = Pattern.compile("(?=.*[0-9])[0-9A-Z]{3,18}");
    Pattern LETTERS = Pattern.compile("[A-Z]+");

    static SearchText of(String typed) {
        String compared = NameWords.compared(typed);
        if (compared.isEmpty()) {
            return new Nothing();
        } else if (CODE.matcher(compared).matches()) {
            return new CodePart(compared);
        } else if (LETTERS.matcher(compared).matches()) {
            return new Letters(compared.toLowerCase(Locale.ROOT));
        }
        return new NamePart(compared);
    }
}
