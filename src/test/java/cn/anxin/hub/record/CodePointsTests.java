package cn.anxin.hub.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CodePointsTests {

    @Test
    void ordersByCodePointAndAPrefixBeforeWhatItBegins() {
        // U+20000 has the smaller UTF-16 units, and is the greater character.
        List<String> ascending = List.of("", "1", "10", "A", "罚", "\uFF21", "\uD840\uDC00", "\uD840\uDC01");
        assertThat(Stream.of("\uD840\uDC01", "\uFF21", "10", "", "罚", "\uD840\uDC00", "A", "1")
                        .sorted(CodePoints.ORDER))
                .isEqualTo(ascending);
        assertThat(CodePoints.ORDER.compare("a", "a")).isZero();
    }

    @Test
    void keysAreOrderedByTheirReferences() {
        RecordKey key = new RecordKey("emergency", "penalty", "2");
        assertThat(key).isLessThan(new RecordKey("emergency", "penalty", "3"));
        assertThat(key).isGreaterThan(new RecordKey("emergency", "hazard", "3"));
        assertThat(key).isLessThan(new RecordKey("market-supervision", "penalty", "1"));
        assertThat(key).isEqualByComparingTo(key).hasToString("emergency/penalty/2");
    }
}
