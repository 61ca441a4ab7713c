package cn.anxin.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlagTests {

    private static final String DIGEST = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void saysNothingWhereItIsEmpty() throws FileRefused {
        Flag flag = Flag.parse("\r\n");
        assertThatCode(() -> {
                    flag.compareRows(7);
                    flag.compareDigest("any");
                })
                .doesNotThrowAnyException();
    }

    @Test
    void comparesRowsAndDigest() throws FileRefused {
        Flag flag = Flag.parse("rows=3\r\nSHA256 = " + DIGEST.toUpperCase(java.util.Locale.ROOT) + "\n");
        assertThatCode(() -> {
                    flag.compareRows(3);
                    flag.compareDigest(DIGEST);
                })
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> flag.compareRows(2)).hasMessageContaining("FILE_MISMATCH");
        assertThatThrownBy(() -> flag.compareDigest("0".repeat(64))).hasMessageContaining("FILE_MISMATCH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows=", "rows=-1", "rows=1.5", "sha256=abc", "rows=99999999999999999999"})
    void refusesWhatCannotBeCompared(String flag) {
        assertThatThrownBy(() -> Flag.parse(flag)).hasMessageContaining("FILE_MISMATCH");
    }

    @Test
    void keepsFormulasOutOfSpreadsheets() {
        assertThat(Receipts.harmless("=1+1")).isEqualTo("'=1+1");
        assertThat(Receipts.harmless("\t@x")).isEqualTo("'\t@x");
        assertThat(Receipts.harmless("P-1")).isEqualTo("P-1");
        assertThat(Receipts.harmless("")).isEmpty();
    }
}
