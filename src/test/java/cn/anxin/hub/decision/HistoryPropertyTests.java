package cn.anxin.hub.decision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.decision.Assessment.Ground;
import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.EffectiveRecords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What holds for every history. A failure prints the seed; {@code withSeed} runs that one history again. */
class HistoryPropertyTests {

    private static final long FIRST_SEED = 20_261_122;

    private static void forSeeds(int count, LongConsumer property) {
        LongStream.range(FIRST_SEED, FIRST_SEED + count).forEach(seed -> withSeed(seed, property));
    }

    private static void withSeed(long seed, LongConsumer property) {
        try {
            property.accept(seed);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private static Dossier dossier(List<CreditRecord> records) {
        return Wuxi.DECISION.dossier(Records.FOUNDRY, records);
    }

    private static Outcome outcome(Dossier dossier, LocalDate day) {
        return Outcome.of(dossier.on(day), Wuxi.POLICY.rules());
    }

    private static Assessment decide(List<CreditRecord> records, LocalDate asOf) {
        return Wuxi.DECISION.decide(Records.FOUNDRY, records, asOf);
    }

    @Test
    void theDecisionIsTheContractsReadNaively() {
        forSeeds(800, seed -> {
            Histories generator = new Histories(seed);
            List<CreditRecord> records = generator.history();
            Dossier dossier = dossier(records);
            for (int i = 0; i < 8; i++) {
                LocalDate asOf = generator.asOf();
                assertThat(Oracle.words(outcome(dossier, asOf)))
                        .as("%s of %s", asOf, records)
                        .isEqualTo(new Oracle(records, asOf).answer());
            }
        });
    }

    @Test
    void theStatusAloneIsTheDecisions() {
        forSeeds(2000, seed -> {
            Histories generator = new Histories(seed);
            List<CreditRecord> records = generator.history();
            LocalDate asOf = generator.asOf();
            assertThat(Wuxi.DECISION.status(Records.FOUNDRY, records, asOf))
                    .as("%s of %s", asOf, records)
                    .isEqualTo(decide(records, asOf).status());
        });
    }

    @Test
    void theNextReviewIsTheFirstDayThatDiffers() {
        forSeeds(250, seed -> {
            Histories generator = new Histories(seed);
            List<CreditRecord> records = generator.history();
            LocalDate asOf = generator.asOf();
            Dossier dossier = dossier(records);
            Outcome now = outcome(dossier, asOf);
            Optional<LocalDate> stepped = asOf.plusDays(1)
                    .datesUntil(asOf.plusYears(9))
                    .filter(day -> !outcome(dossier, day).equals(now))
                    .findFirst();
            assertThat(decide(records, asOf).nextReviewOn())
                    .as("%s of %s", asOf, records)
                    .isEqualTo(stepped);
        });
    }

    @Test
    void orderAndRepetitionOfRecordsChangeNothing() {
        forSeeds(300, seed -> {
            Histories generator = new Histories(seed);
            List<CreditRecord> records = generator.history();
            LocalDate asOf = generator.asOf();
            List<CreditRecord> shuffled = new ArrayList<>(records);
            shuffled.addAll(records.subList(0, records.size() / 2));
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(decide(shuffled, asOf)).isEqualTo(decide(records, asOf));
            assertThat(decide(EffectiveRecords.of(shuffled), asOf)).isEqualTo(decide(records, asOf));
        });
    }

    @Test
    void aWithdrawnRecordLeavesNoTrace() {
        forSeeds(300, seed -> {
            Histories generator = new Histories(seed);
            List<CreditRecord> records = generator.history();
            LocalDate asOf = generator.asOf();
            CreditRecord withdrawn = records.get(new Random(seed).nextInt(records.size()));
            List<CreditRecord> without =
                    records.stream().filter(record -> record != withdrawn).toList();
            List<CreditRecord> taken = new ArrayList<>(records);
            taken.add(Records.withdrawal(withdrawn.key().reference(), 2));
            assertThat(new StatelessQuestion(Wuxi.DECISION).ask(taken, asOf))
                    .isEqualTo(new Answer.Decided(List.of(decide(without, asOf))));
        });
    }

    @Test
    void anAdverseRecordOfANewDocumentNeverImprovesAStatus() {
        forSeeds(1000, seed -> {
            Histories generator = new Histories(seed);
            List<CreditRecord> records = generator.history();
            LocalDate asOf = generator.asOf();
            List<CreditRecord> more = new ArrayList<>(records);
            more.add(generator.adverse("new", "新文号", "新案号"));
            Status before = decide(records, asOf).status();
            assertThat(severity(decide(more, asOf).status())).isGreaterThanOrEqualTo(severity(before));
        });
    }

    private static int severity(Status status) {
        return List.of(Status.OUT_OF_SCOPE, Status.JOINT_INCENTIVE, Status.ORDINARY, Status.JOINT_PUNISHMENT)
                .indexOf(status);
    }

    @Test
    void theCitedRecordsAloneReproduceEachGround() {
        forSeeds(1000, seed -> {
            Histories generator = new Histories(seed);
            List<CreditRecord> records = generator.history();
            LocalDate asOf = generator.asOf();
            for (Ground ground : decide(records, asOf).grounds()) {
                List<CreditRecord> cited = records.stream()
                        .filter(record -> record.key().type().equals("profile")
                                || ground.records().contains(record.key().reference()))
                        .toList();
                assertThat(decide(cited, asOf).grounds()).contains(ground);
            }
        });
    }

    @Test
    void theHistoriesReachEveryCorner() {
        Map<String, Integer> reached = new TreeMap<>();
        forSeeds(1000, seed -> {
            Histories generator = new Histories(seed);
            Assessment assessment = decide(generator.history(), generator.asOf());
            reached.merge(assessment.status().name(), 1, Integer::sum);
            assessment.grounds().forEach(ground -> reached.merge("7(" + ground.item() + ")", 1, Integer::sum));
            assessment.warnings().forEach(warning -> reached.merge(warning.code(), 1, Integer::sum));
            assessment.conditions().forEach(c -> reached.merge("4(" + c.item() + ") " + c.result(), 1, Integer::sum));
        });
        List<String> corners = new ArrayList<>(List.of(
                "OUT_OF_SCOPE",
                "JOINT_INCENTIVE",
                "ORDINARY",
                "JOINT_PUNISHMENT",
                "4(3) PENDING",
                "REPAIR_UNMATCHED",
                "REPAIR_TOO_EARLY",
                "REPAIR_NOT_RECTIFIED"));
        List.of(1, 2, 3, 4, 5, 8, 9).forEach(item -> corners.add("7(" + item + ")"));
        List.of(1, 2, 3, 4).forEach(item -> corners.addAll(List.of("4(" + item + ") MET", "4(" + item + ") NOT_MET")));
        assertThat(corners)
                .allSatisfy(corner ->
                        assertThat(reached.getOrDefault(corner, 0)).as(corner).isGreaterThan(15));
    }

    @Test
    void theAnswersJsonReadsBackAsItself() {
        forSeeds(200, seed -> {
            Histories generator = new Histories(seed);
            Assessment assessment = decide(generator.history(), generator.asOf());
            assertThat(AssessmentJson.read(
                            AssessmentJson.write(assessment),
                            assessment.policy().sha256(),
                            assessment.openParameters()))
                    .isEqualTo(assessment);
        });
    }
}
