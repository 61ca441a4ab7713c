package cn.anxin.hub.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

/** The rules of the house, for the packages below a root: the hub's, or the planted violations'. */
record ArchitectureRules(String root) {

    private static final Set<String> CORE = Set.of("record", "policy", "decision", "notice");

    /** Who may use whom; what is missing here is allowed to nobody. */
    private static final Map<String, Set<String>> ARROWS = new TreeMap<>(Map.ofEntries(
            Map.entry("record", Set.of()),
            Map.entry("policy", Set.of("record")),
            Map.entry("decision", Set.of("record", "policy")),
            Map.entry("notice", Set.of("record", "policy", "decision")),
            Map.entry("registry", CORE),
            Map.entry("home", with(CORE, "registry", "security")),
            Map.entry("external", with(CORE, "registry")),
            Map.entry("search", Set.of("record")),
            Map.entry("ledger", with(CORE, "search")),
            Map.entry("node", Set.of("ledger")),
            Map.entry("sheet", Set.of("record")),
            Map.entry("intake", with(CORE, "control", "ledger", "registry", "sheet", "trace")),
            Map.entry("review", with(CORE, "ledger", "registry", "trace")),
            Map.entry("delivery", with(CORE, "control", "ledger", "registry", "trace")),
            // Files of receipts are read as files of records are.
            Map.entry("receipt", with(CORE, "control", "ledger", "registry", "intake")),
            Map.entry("term", with(CORE, "ledger", "registry")),
            Map.entry("reconcile", with(CORE, "ledger", "registry", "receipt", "intake")),
            Map.entry("evidence", with(CORE, "ledger", "review")),
            Map.entry("retention", with(CORE, "ledger")),
            Map.entry("control", Set.of("ledger")),
            Map.entry("probe", with(CORE, "ledger", "registry")),
            Map.entry("security", with(CORE, "ledger", "registry")),
            Map.entry(
                    "api",
                    with(
                            CORE,
                            "ledger",
                            "registry",
                            "intake",
                            "review",
                            "delivery",
                            "receipt",
                            "term",
                            "reconcile",
                            "security")),
            Map.entry(
                    "console",
                    with(
                            CORE,
                            "ledger",
                            "registry",
                            "intake",
                            "review",
                            "delivery",
                            "control",
                            "probe",
                            "evidence",
                            "receipt",
                            "term",
                            "reconcile",
                            "security")),
            Map.entry("trace", Set.of()),
            Map.entry("observe", Set.of("home", "ledger", "security", "term", "trace")),
            Map.entry(
                    "embedded", with(CORE, "home", "ledger", "registry", "intake", "review", "delivery", "security"))));

    List<ArchRule> arrows() {
        List<ArchRule> rules = new ArrayList<>();
        ARROWS.forEach((user, used) -> ARROWS.keySet().stream()
                .filter(other -> !other.equals(user) && !used.contains(other))
                .forEach(other -> rules.add(noArrow(user, other))));
        return rules;
    }

    ArchRule noArrow(String from, String to) {
        return noClasses()
                .that()
                .resideInAPackage(inside(from))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(inside(to))
                .because("the arrows point from " + to + " to " + from + " or nowhere")
                .allowEmptyShould(true);
    }

    ArchRule coreIsPure() {
        return noClasses()
                .that(resideInAnyPackage(CORE.stream().map(this::inside).toArray(String[]::new)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.springframework..",
                        "org.apache.camel..",
                        "java.sql..",
                        "javax.sql..",
                        "jakarta..",
                        "org.postgresql..",
                        root))
                .because("the law is decided without a framework: a pure function of policy, records and day");
    }

    ArchRule noCycles() {
        return SlicesRuleDefinition.slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    ArchRule namesSayWhatATypeIs() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Utility|Helper|Helpers|Manager|Impl)(\\$.*)?")
                .because("such a name says what a type is not: find the noun of the domain");
    }

    ArchRule theClockIsGiven() {
        DescribedPredicate<JavaCall<?>> readsTheWall = target(owner(resideInAPackage("java.time..")))
                .and(target(name("now")))
                .and(DescribedPredicate.describe(
                        "without a clock",
                        call -> call.getTarget().getRawParameterTypes().isEmpty()));
        return noClasses()
                .should()
                .callMethodWhere(readsTheWall)
                .because("business time comes from the hub's one clock, which can be set");
    }

    ArchRule fieldsAreNotInjected() {
        return fields().should()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .andShould()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .andShould()
                .notBeAnnotatedWith("jakarta.annotation.Resource")
                .because("a constructor shows what a type needs")
                .allowEmptyShould(true);
    }

    ArchRule packagesAreNullMarked() {
        DescribedPredicate<JavaClass> inMarkedPackage = DescribedPredicate.describe(
                "in a @NullMarked package", type -> type.getPackage().isAnnotatedWith(NullMarked.class));
        return classes().should(ArchCondition.from(inMarkedPackage)).because("NullAway looks at marked packages only");
    }

    /** Packages of the classes that are not in the table of arrows, which would let them go anywhere. */
    List<String> packagesWithoutArrows(Iterable<JavaClass> classes) {
        Set<String> unknown = new TreeSet<>();
        for (JavaClass type : classes) {
            String below = type.getPackageName().substring(root.length());
            if (!below.isEmpty() && !ARROWS.containsKey(below.substring(1).split("\\.")[0])) {
                unknown.add(type.getPackageName());
            }
        }
        return List.copyOf(unknown);
    }

    private String inside(String part) {
        return root + "." + part + "..";
    }

    private static Set<String> with(Set<String> some, String... more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }
}
