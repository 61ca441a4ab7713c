package cn.anxin.hub.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NameWordsTests {

    @Test
    void aNameIsFoundByItsCharactersAndItsInitials() {
        NameWords words = NameWords.of("无锡一厂", List.of());

        assertThat(words.names()).isEqualTo("无锡一厂");
        assertThat(words.pinyin()).isEqualTo("wuxiyichang");
        assertThat(words.initials()).isEqualTo("wxyc");
        assertThat(words.words()).containsExactlyInAnyOrder("无", "锡", "一", "厂", "wxy", "xyc");
    }

    @Test
    void aCharacterThatIsReadInTwoWaysIsFoundByBoth() {
        assertThat(NameWords.of("长江重工", List.of()).initials().split(" "))
                .containsExactlyInAnyOrder("cjzg", "zjzg", "cjcg", "zjcg");
        assertThat(NameWords.of("江苏银行", List.of()).initials().split(" ")).contains("jsyh", "jsyx");
    }

    @Test
    void aWordThatIsReadOtherwiseIsOrderedAsItIsRead() {
        assertThat(NameWords.of("重庆五金商行", List.of()).pinyin()).isEqualTo("chongqingwujinshanghang");
    }

    @Test
    void spellingThatAgenciesDifferInIsGone() {
        NameWords words = NameWords.of("ａbc 〔无锡〕有限公司", List.of("ABC(无锡)有限公司"));

        assertThat(words.names()).isEqualTo("ABC(无锡)有限公司");
        assertThat(words.initials()).isEqualTo("abcwxyxgs");
    }

    @Test
    void formerNamesAreFoundTooThePresentOneFirst() {
        assertThat(NameWords.of("无锡二厂", List.of("无锡一厂", "无锡二厂")).names().lines())
                .containsExactly("无锡二厂", "无锡一厂");
    }

    @Test
    void whatNobodyTypesAndWhatIsEndlessIsLeftOut() {
        String hostile = "\u202E甲\u0000\u0007" + "乙".repeat(2000);

        NameWords words = NameWords.of(hostile, List.of());

        assertThat(words.names()).startsWith("甲乙").hasSizeLessThan(100);
        assertThat(words.words()).containsOnly("甲", "乙", "jyy", "yyy");
    }

    @Test
    void aNameOfNothingHasNoWords() {
        assertThat(NameWords.of(" ", List.of())).isEqualTo(new NameWords("", "", "", List.of()));
    }
}
