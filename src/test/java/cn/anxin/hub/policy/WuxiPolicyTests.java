package cn.anxin.hub.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the rest of the hub reads out of the policy. */
class WuxiPolicyTests {

    private static final Policy POLICY = PolicyFiles.load(Path.of("policies"));

    @Test
    void everyArticleStandsWithAllItsItems() {
        assertThat(POLICY.articles().keySet()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        Map<Integer, Integer> items = Map.of(2, 6, 4, 4, 5, 5, 6, 9, 7, 9, 8, 2, 9, 2, 10, 10);
        items.forEach((article, count) -> assertThat(POLICY.article(article).items())
                .as("Art. %d", article)
                .hasSize(count));
        assertThat(POLICY.text(7, 4)).isEqualTo("存在重大事故隐患逾期未完成整改的。");
        assertThat(POLICY.text(10, 10)).isEqualTo("依法依规采取的其他惩戒措施。");
        assertThat(POLICY.article(2).closing()).startsWith("根据我市安全生产工作实际需要");
    }

    @Test
    void anItemThatTheLawDoesNotHaveIsAFaultOfTheCaller() {
        assertThatThrownBy(() -> POLICY.text(7, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> POLICY.text(13, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> POLICY.isGovernment("nobody")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itSaysWhoIsToldAndOnWhatBasis() {
        assertThat(POLICY.recipientKinds(9, 1)).containsExactly("emergency-management", "insurer");
        assertThat(POLICY.recipientKinds(7, 1)).isEmpty();
        assertThat(POLICY.basis(10, 5)).contains("第十条第（五）项").contains("政府采购法");
        assertThat(POLICY.requiresConfirmation(6)).isTrue();
        assertThat(POLICY.requiresConfirmation(5)).isFalse();
        assertThat(POLICY.requiresConfirmation(7)).isFalse();
    }

    @Test
    void itKnowsTheKindsAndWhichOfThemAreGovernment() {
        assertThat(POLICY.kinds()).hasSize(12).contains("public-disclosure");
        assertThat(POLICY.kinds().stream().filter(kind -> !POLICY.isGovernment(kind)))
                .containsExactly("bank", "insurer", "public-disclosure", "trade-union");
    }

    @Test
    void theDistrictsAuthorityIsInChargeAndTheCitysWhereItIsUnknown() {
        assertThat(POLICY.authority(Optional.of("320281"))).isEqualTo(new Authority("320281", "江阴市应急管理局"));
        assertThat(POLICY.authority(Optional.of("320205")).name()).isEqualTo("无锡市锡山区应急管理局");
        assertThat(POLICY.authority(Optional.of("310101")).code()).isEqualTo("320200");
        assertThat(POLICY.authority(Optional.empty())).isEqualTo(new Authority("320200", "无锡市应急管理局"));
    }

    @Test
    void whatIsOpenIsListedWithItsQuestion() {
        assertThat(POLICY.openParameters().stream().map(Parameter::name))
                .containsExactly(
                        "assessment-validity",
                        "burst-window",
                        "effective-from",
                        "listing-period",
                        "major-categories",
                        "major-confiscation",
                        "major-fine",
                        "recipients-of-article-10",
                        "recipients-of-article-5",
                        "recipients-of-article-6",
                        "recipients-of-article-8",
                        "recipients-of-article-9",
                        "repair-after",
                        "repair-extension",
                        "top-share",
                        "trade-union-is-government");
        assertThat(POLICY.openParameters()).allSatisfy(parameter -> {
            assertThat(parameter.question()).isPresent();
            assertThat(parameter.since()).isEqualTo("2021-01-01");
        });
    }

    @Test
    void itSaysFromWhenAndWhereItIsInForce() {
        assertThat(POLICY.effectiveFrom()).isEqualTo(LocalDate.of(2021, 1, 1));
        assertThat(POLICY.zone()).hasToString("Asia/Shanghai");
        assertThat(POLICY.interpretedBy()).isEqualTo("无锡市应急管理局");
        assertThat(POLICY.title()).isEqualTo("无锡市安全生产领域信用管理暂行办法（试行）");
    }
}
