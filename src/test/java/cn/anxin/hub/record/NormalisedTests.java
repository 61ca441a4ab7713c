package cn.anxin.hub.record;

import static org.assertj.core.api.Assertions.assertThat;

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
}
