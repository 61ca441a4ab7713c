package cn.anxin.hub.console.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.web.server.ResponseStatusException;

class PlacesTests {

    private final Places places = new Places();
    private int taken;

    @Test
    void whoFindsNoPlaceIsToldToComeAgainAndAPlaceIsFreeWhenItsWorkIsOver() throws IOException {
        assertThatThrownBy(() -> takeInside(Places.AT_A_TIME + 1))
                .isInstanceOf(ResponseStatusException.class)
                .hasMessageContaining("503");
        assertThat(taken).isEqualTo(Places.AT_A_TIME);

        takeInside(Places.AT_A_TIME);
        assertThat(taken).isEqualTo(2 * Places.AT_A_TIME);
    }

    @Test
    void whatFailsGivesItsPlaceBack() throws IOException {
        for (int i = 0; i <= Places.AT_A_TIME; i++) {
            assertThatThrownBy(() -> places.take(() -> {
                        throw new IOException("its reader is gone");
                    }))
                    .hasMessage("its reader is gone");
        }

        takeInside(Places.AT_A_TIME);
        assertThat(taken).isEqualTo(Places.AT_A_TIME);
    }

    private void takeInside(int depth) throws IOException {
        places.take(() -> {
            taken++;
            if (depth > 1) {
                takeInside(depth - 1);
            }
        });
    }
}
