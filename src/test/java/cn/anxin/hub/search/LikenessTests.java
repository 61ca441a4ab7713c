package cn.anxin.hub.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LikenessTests {

    private static final String NAME = "无锡鑫园精密铸造有限公司";

    @Test
    void whatStandsInTheNameFitsBest() {
        assertThat(new Likeness("鑫园精密").of(NAME)).isGreaterThan(new Likeness("鑫圆精密").of(NAME));
        assertThat(new Likeness("鑫园").of("鑫园")).isGreaterThan(new Likeness("鑫园").of("鑫园厂"));
        assertThat(new Likeness("鑫园").of("鑫园厂")).isGreaterThan(new Likeness("鑫园").of("新鑫园厂"));
    }

    @Test
    void whatSoundsAlikeIsNearerThanWhatDoesNot() {
        assertThat(new Likeness("馨圆铸造").of("鑫园铸造"))
                .isGreaterThan(new Likeness("馨圆铸造").of("大明铸造"))
                .isGreaterThan(Likeness.ENOUGH);
    }

    @Test
    void aShortenedNameIsLikeTheWholeOne() {
        assertThat(new Likeness("鑫园铸造").of(NAME)).isGreaterThan(0.8);
        assertThat(new Likeness("鑫铸").of(NAME)).isGreaterThan(Likeness.ENOUGH);
    }

    @Test
    void anotherNameIsNotLikeIt() {
        assertThat(new Likeness("鑫园铸造").of("江阴宏达化工有限公司")).isLessThan(Likeness.ENOUGH);
    }

    @Test
    void theBestOfAllNamesCounts() {
        assertThat(new Likeness("鑫园").of("宏达化工\n鑫园")).isGreaterThan(1);
    }
}
