package cn.anxin.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CursorTests {

    @Test
    void aPlaceIsReadAsItWasWritten() {
        assertThat(Cursor.read(Cursor.of("无锡.一厂", 7, ""), 3)).contains(List.of("无锡.一厂", "7", ""));
    }

    @Test
    void whatIsNoPlaceIsTheBeginning() {
        for (String text : List.of("", "%", "a.b.c", "!!", Cursor.of("x", "y"), "A".repeat(5_000))) {
            assertThat(Cursor.read(text, 1)).as(text).isEmpty();
        }
    }

    @Test
    void aPageKnowsWhetherMoreFollows() {
        assertThat(Slice.of(List.of(1, 2, 3), 2, String::valueOf).next()).contains("2");
        assertThat(Slice.of(List.of(1, 2, 3), 2, String::valueOf).rows()).containsExactly(1, 2);
        assertThat(Slice.of(List.of(1, 2), 2, String::valueOf).next()).isEmpty();
    }
}
