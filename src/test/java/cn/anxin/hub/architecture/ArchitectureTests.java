package cn.anxin.hub.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The hub keeps the rules of the house, and each rule is proven able to fail: it finds what is planted to break it. */
class ArchitectureTests {

    private static final ArchitectureRules HOUSE = new ArchitectureRules("cn.anxin.hub");
    private static final ArchitectureRules GARDEN = new ArchitectureRules("cn.anxin.planted");

    private static final JavaClasses HUB = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("cn.anxin.hub");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("cn.anxin.planted");

    static Stream<ArchRule> rulesOfTheHouse() {
        return Stream.concat(HOUSE.arrows().stream(), single(HOUSE));
    }

    static Stream<ArchRule> rulesOfTheGarden() {
        return Stream.concat(
                Stream.of(
                        GARDEN.noArrow("record", "ledger"),
                        GARDEN.noArrow("intake", "review"),
                        GARDEN.noArrow("api", "console"),
                        GARDEN.noArrow("ledger", "embedded")),
                single(GARDEN));
    }

    private static Stream<ArchRule> single(ArchitectureRules rules) {
        return Stream.of(
                rules.coreIsPure(),
                rules.noCycles(),
                rules.namesSayWhatATypeIs(),
                rules.theClockIsGiven(),
                rules.fieldsAreNotInjected(),
                rules.packagesAreNullMarked());
    }

    @ParameterizedTest
    @MethodSource("rulesOfTheHouse")
    void theHubKeepsTheRule(ArchRule rule) {
        rule.check(HUB);
    }

    @ParameterizedTest
    @MethodSource("rulesOfTheGarden")
    void theRuleFindsWhatIsPlanted(ArchRule rule) {
        assertThat(rule.evaluate(PLANTED).hasViolation()).isTrue();
    }

    @Test
    void everyPackageHasItsArrows() {
        assertThat(HOUSE.packagesWithoutArrows(HUB)).isEmpty();
        assertThat(GARDEN.packagesWithoutArrows(PLANTED)).containsExactly("cn.anxin.planted.shed");
    }
}
