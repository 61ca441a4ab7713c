package cn.anxin.hub.decision;

import cn.anxin.hub.decision.Assessment.Ground;
import cn.anxin.hub.decision.Assessment.Result;
import cn.anxin.hub.policy.Example;
import cn.anxin.hub.policy.Example.Expectation;
import cn.anxin.hub.policy.PolicyFault;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** The examples beside a policy, decided under it. */
final class WorkedExamples {

    private WorkedExamples() {}

    /** @throws PolicyFault for the first that comes out otherwise than it says */
    static void check(Decision decision, List<Example> examples) {
        for (Example example : examples) {
            Assessment assessment = decide(decision, example);
            for (Expectation expectation : example.expectations()) {
                check(example, expectation, actual(expectation, assessment));
            }
        }
    }

    private static Assessment decide(Decision decision, Example example) {
        try {
            return decision.decide(Example.ENTERPRISE, example.records(), example.on());
        } catch (PolicyNotInForce notInForce) {
            throw example.place()
                    .fault(
                            "例子“" + example.name() + "”的日期早于政策施行日 " + notInForce.effectiveFrom(),
                            "case \"" + example.name() + "\" is before the policy is in force, "
                                    + notInForce.effectiveFrom());
        }
    }

    private static void check(Example example, Expectation expectation, List<String> actual) {
        // Of the measures an example names only those that it is about.
        boolean holds = expectation.what() == Example.What.MEASURES
                ? new HashSet<>(actual).containsAll(expectation.values())
                : actual.equals(expectation.values());
        if (!holds) {
            String key = expectation.what().key();
            throw expectation
                    .place()
                    .fault(
                            "例子“" + example.name() + "”的 " + key + "：预期 " + expectation.values() + "，实为 " + actual,
                            "case \"" + example.name() + "\", " + key + ": expected " + expectation.values() + ", got "
                                    + actual);
        }
    }

    private static List<String> actual(Expectation expectation, Assessment assessment) {
        Stream<String> actual = switch (expectation.what()) {
            case STATUS -> Stream.of(assessment.status().name());
            case SCOPE -> assessment.scopeItems().stream().map(String::valueOf);
            case ARTICLES -> assessment.articles().stream().map(String::valueOf);
            case GROUNDS -> assessment.grounds().stream().map(WorkedExamples::ground);
            case REPAIRABLE ->
                assessment.grounds().stream()
                        .map(ground -> ground.repairableFrom().toString());
            case EVIDENCE -> assessment.grounds().stream().flatMap(ground -> ground.records().stream());
            case MET -> conditions(assessment, Result.MET);
            case NOT_MET -> conditions(assessment, Result.NOT_MET);
            case PENDING -> conditions(assessment, Result.PENDING);
            case MEASURES ->
                assessment.measures().stream()
                        .map(measure -> citation(measure.article(), measure.item()) + " "
                                + String.join(" ", measure.recipientKinds()));
            case WARNINGS -> assessment.warnings().stream().map(warning -> warning.code() + " " + warning.record());
            case NEXT ->
                Stream.of(assessment.nextReviewOn().map(LocalDate::toString).orElse("never"));
        };
        return actual.toList();
    }

    private static String ground(Ground ground) {
        return citation(ground.article(), ground.item()) + " " + ground.since() + ".."
                + ground.until().map(LocalDate::toString).orElse("");
    }

    private static Stream<String> conditions(Assessment assessment, Result result) {
        return assessment.conditions().stream()
                .filter(condition -> condition.result() == result)
                .map(condition -> citation(condition.article(), condition.item()));
    }

    private static String citation(int article, int item) {
        return article + "(" + item + ")";
    }
}
