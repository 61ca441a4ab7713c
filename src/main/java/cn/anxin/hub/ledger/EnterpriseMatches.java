package cn.anxin.hub.ledger;

import cn.anxin.hub.search.Likeness;
import cn.anxin.hub.search.SearchText;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which enterprises a text means. Few are named by their codes, the one that fits best first; of many only a condition is
 * told, since a page of them is soon found by walking through the list.
 */
final class EnterpriseMatches {

    private static final int FEW = 1000;
    private static final int CANDIDATES = 800;
    private static final int OFFERED = 50;

    private final JdbcClient jdbc;

    EnterpriseMatches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a text comes to.
     *
     * @param codes of those that it means, the best first; empty where it means all or many
     * @param nearly whether they are only like it
     * @param part of a name that was asked for
     * @param condition on a row s of the search, where it means many
     */
    record Match(
            Optional<List<String>> codes,
            boolean nearly,
            Optional<String> part,
            Optional<String> condition,
            Map<String, Object> values) {

        static final Match ANY = new Match(Optional.empty(), false, Optional.empty(), Optional.empty(), Map.of());

        static Match these(List<String> codes, boolean nearly, Optional<String> part) {
            return new Match(
                    Optional.of(codes), nearly, part, Optional.empty(), Map.of("codes", codes.toArray(String[]::new)));
        }

        static Match many(Condition condition, Optional<String> part) {
            return new Match(
                    Optional.empty(), false, part, Optional.of("(" + condition.plain() + ")"), condition.values());
        }
    }

    /**
     * A condition on a row s of the search.
     *
     * @param indexed the same with the words, by which the index finds what may fit
     */
    record Condition(String indexed, String plain, Map<String, Object> values) {}

    private record Candidate(String code, String names) {}

    private record Rated(String code, int length, double rate) {}

    Match of(String typed) {
        SearchText text = SearchText.of(typed);
        if (text instanceof SearchText.CodePart code) {
            return matching(inCode(code), Optional.empty(), each -> each.code().startsWith(code.part()) ? 1 : 0);
        } else if (text instanceof SearchText.Letters letters) {
            return matching(ofLetters(letters), Optional.empty(), each -> 0);
        } else if (text instanceof SearchText.NamePart name) {
            return named(name);
        }
        return Match.ANY;
    }

    private Match named(SearchText.NamePart name) {
        Condition condition = new Condition(
                "s.words @> cast(:words as text[]) and s.names like :pattern",
                "s.names like :pattern",
                Map.of("words", texts(name.characters()), "pattern", part(name.part())));
        Likeness likeness = new Likeness(name.part());
        Match match = matching(condition, Optional.of(name.part()), each -> likeness.of(each.names()));
        boolean none = match.codes().filter(List::isEmpty).isPresent();
        return none ? nearly(name, likeness) : match;
    }

    private Match nearly(SearchText.NamePart name, Likeness likeness) {
        List<String> best = rated(candidates(name.nearly()), each -> likeness.of(each.names())).stream()
                .filter(each -> each.rate() >= Likeness.ENOUGH)
                .limit(OFFERED)
                .map(Rated::code)
                .toList();
        return Match.these(best, true, Optional.empty());
    }

    // Of each set so many: what many have in common tells nothing, and must not crowd out what few have.
    private Collection<Candidate> candidates(List<Set<String>> sets) {
        Set<Candidate> candidates = new LinkedHashSet<>();
        for (Set<String> words : sets) {
            candidates.addAll(
                    candidates("s.words @> cast(:words as text[])", Map.of("words", texts(words)), CANDIDATES));
        }
        return candidates;
    }

    private Match matching(Condition condition, Optional<String> part, ToDoubleFunction<Candidate> rate) {
        List<Candidate> found = candidates(condition.indexed(), condition.values(), FEW + 1);
        if (found.size() > FEW) {
            return Match.many(condition, part);
        }
        return Match.these(rated(found, rate).stream().map(Rated::code).toList(), false, part);
    }

    private List<Candidate> candidates(String condition, Map<String, Object> values, int limit) {
        return jdbc.sql("select s.uscc, s.names from enterprise_search s where " + condition + " limit " + limit)
                .params(values)
                .query((row, number) -> new Candidate(row.getString("uscc"), row.getString("names")))
                .list();
    }

    /** The best first, of equal ones the shorter name. */
    private static List<Rated> rated(Collection<Candidate> candidates, ToDoubleFunction<Candidate> rate) {
        return candidates.stream()
                .map(each -> new Rated(
                        each.code(), each.names().lines().findFirst().orElse("").length(), rate.applyAsDouble(each)))
                .sorted(Comparator.comparingDouble(Rated::rate)
                        .reversed()
                        .thenComparingInt(Rated::length)
                        .thenComparing(Rated::code))
                .toList();
    }

    private static Condition inCode(SearchText.CodePart code) {
        String condition = "s.uscc like :pattern";
        return new Condition(condition, condition, Map.of("pattern", part(code.part())));
    }

    private static Condition ofLetters(SearchText.Letters letters) {
        Map<String, Object> values = new HashMap<>();
        values.put("pattern", part(letters.letters()));
        values.put("parts", texts(letters.parts()));
        values.put("latin", texts(letters.characters()));
        values.put("upper", part(letters.letters().toUpperCase(Locale.ROOT)));
        String initials = letters.parts().isEmpty()
                ? "s.initials like :pattern"
                : "s.words @> cast(:parts as text[]) and s.initials like :pattern";
        String latin = "s.names like :upper";
        String pinyin = letters.canBePinyin() ? " or s.pinyin like :pattern" : "";
        return new Condition(
                "(" + initials + ") or (s.words @> cast(:latin as text[]) and " + latin + ")" + pinyin,
                "s.initials like :pattern or " + latin + pinyin,
                values);
    }

    private static String[] texts(Set<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static String part(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
