package cn.anxin.hub.search;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.search.SearchText.CodePart;
import cn.anxin.hub.search.SearchText.Letters;
import cn.anxin.hub.search.SearchText.NamePart;
import cn.anxin.hub.search.SearchText.Nothing;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SearchTextTests {

    @Test
    void whatIsTypedSaysWhatIsMeant() {
        assertThat(SearchText.of(" \u202E ")).isEqualTo(new Nothing());
        assertThat(SearchText.of("ma1wx")).isEqualTo(new CodePart("MA1WX"));
        assertThat(SearchText.of("91320205 MA1WX0T109")).isEqualTo(new CodePart("91320205MA1WX0T109"));
        assertThat(SearchText.of("WxYc")).isEqualTo(new Letters("wxyc"));
        assertThat(SearchText.of("无锡 一厂")).isEqualTo(new NamePart("无锡一厂"));
        assertThat(SearchText.of("3M")).isEqualTo(new NamePart("3M"));
    }

    @Test
    void oneCharacterOfAFewMayBeWrong() {
        assertThat(new NamePart("无锡鑫圆厂").nearly())
                .contains(Set.of("圆", "厂"), Set.of("鑫", "厂"), Set.of("鑫", "圆"), Set.of("xyc"));
    }

    @Test
    void twoSideBySideOfManyMayBeWrong() {
        assertThat(new NamePart("鑫圆精密铸造").nearly()).contains(Set.of("精", "密", "铸", "造"), Set.of("鑫", "圆", "铸", "造"));
    }

    @Test
    void whatEveryNameHasIsLookedForWhereNothingElseIsTyped() {
        assertThat(new NamePart("无锡").nearly()).contains(Set.of("无"), Set.of("锡"));
    }
}
