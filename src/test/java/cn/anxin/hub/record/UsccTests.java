package cn.anxin.hub.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsccTests {

    private static final String GOOD = "91320205MA1WX0T109";

    @Test
    void everyOtherCharacterInAnyPlaceIsNoticed() {
        String alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        for (int i = 0; i < GOOD.length(); i++) {
            for (char c : alphabet.toCharArray()) {
                String code = GOOD.substring(0, i) + c + GOOD.substring(i + 1);
                assertThat(Uscc.check(code).isEmpty()).as(code).isEqualTo(code.equals(GOOD));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "91320205MA1WX0T10", "91320205MA1WX0T1099", "9132020５MA1WX0T109", "91320205ma1wx0t109"})
    void anotherFormIsNone(String text) {
        assertThat(Uscc.check(text)).contains(FaultCode.FORMAT);
        assertThatThrownBy(() -> new Uscc(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void codesAreOrderedAsTheyAreWritten() {
        assertThat(new Uscc(GOOD)).isGreaterThan(new Uscc("91320200MADY1FUB90")).hasToString(GOOD);
    }
}
