package cn.anxin.hub.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalisedTests {

    @ParameterizedTest
    @CsvSource({
        "苏锡应急罚〔2024〕1号,苏锡应急罚(2024)1号",
        "苏锡应急罚[2024] 1 号,苏锡应急罚(2024)1号",
        "【a】｛b｝〖c〗「d」『e』〈f〉（g）,(A)(B)(C)(D)(E)(F)(G)",
        "ＡＢＣ\u3000\u00A0公司,ABC公司",
    })
    void takesAwayWhatAgenciesSpellDifferently(String written, String normalised) {
        assertThat(Normalised.documentNo(written)).isEqualTo(normalised);
        assertThat(Normalised.name(written)).isEqualTo(normalised);
    }

    /** Text of plain characters only takes a short way, which may change nothing. */
    @Test
    void theShortWayComesToTheSame() {
        String plain = "苏锡罚〔〕[](){}<>azAZ09 一鿿`@_~/-";
        for (int i = 0; i < plain.length(); i++) {
            String text = plain.substring(i) + plain.substring(0, i);
            assertThat(Normalised.documentNo(text) + "A").isEqualTo(Normalised.documentNo(text + "Ａ"));
        }
    }

    @Test
    void quotationMarksAreNoBrackets() {
        assertThat(Normalised.name("‚a„b〝c〞d〟")).isEqualTo("‚A„B〝C〞D〟");
    }
}
