package cn.anxin.hub.review;

import cn.anxin.hub.record.Uscc;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Right 统一社会信用代码, as many as a test wants. */
public final class Codes {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private Codes() {}

    public static List<Uscc> some(int count) {
        return IntStream.range(0, count).mapToObj(Codes::code).collect(Collectors.toList());
    }

    private static Uscc code(int number) {
        String body = "91320205" + "%08d".formatted(10_000_000 + number);
        return "0123456789X"
                .chars()
                .mapToObj(organisation -> body + (char) organisation)
                .flatMap(begun -> ALPHABET.chars().mapToObj(last -> begun + (char) last))
                .filter(text -> text.length() == 18 && Uscc.check(text).isEmpty())
                .map(Uscc::new)
                .findFirst()
                .orElseThrow();
    }
}
