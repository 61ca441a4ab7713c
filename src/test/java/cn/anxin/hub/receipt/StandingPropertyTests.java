package cn.anxin.hub.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.notice.Notice;
import cn.anxin.hub.receipt.Verdict.Accepted;
import cn.anxin.hub.receipt.Verdict.Repeated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a recipient says in whichever order, what is taken makes sense, and saying it again changes nothing. */
class StandingPropertyTests {

    private static final String[] MEASURES = {"6(1)", "6(2)", "8(1)", "10(1)"};

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsTakenMakesSense(long seed) {
        Random chance = new Random(seed);
        List<Notice> run = run(chance);
        Standing standing = Standing.of(run);
        List<Receipt> taken = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            Receipt receipt = receipt(chance, run);
            if (standing.judge(receipt) instanceof Accepted) {
                standing.take(receipt, at(i));
                taken.add(receipt);
                assertThat(standing.judge(receipt)).as("seed %d", seed).isEqualTo(repeatOfFirst(standing, receipt));
            }
        }
        assertNothingImpossible(seed, run, taken);
        assertThat(held(rebuilt(run, taken))).as("seed %d", seed).isEqualTo(held(standing));
    }

    private static void assertNothingImpossible(long seed, List<Notice> run, List<Receipt> taken) {
        for (Notice notice : run) {
            Set<MeasureRef> declined = concerned(notice, taken, Outcome.DECLINED);
            Set<MeasureRef> applied = concerned(notice, taken, Outcome.APPLIED);
            Set<MeasureRef> confirmed = concerned(notice, taken, Outcome.CONFIRMED);
            Set<MeasureRef> own = own(notice);
            assertThat(Collections.disjoint(declined, applied))
                    .as("seed %d: declined and applied", seed)
                    .isTrue();
            assertThat(Collections.disjoint(declined, confirmed))
                    .as("seed %d: declined and confirmed", seed)
                    .isTrue();
            assertThat(Collections.disjoint(concerned(notice, taken, Outcome.LIFTED), own))
                    .as("seed %d: lifted what is in force", seed)
                    .isTrue();
            assertThat(own.containsAll(applied))
                    .as("seed %d: applied what is not in force", seed)
                    .isTrue();
        }
    }

    private static Repeated repeatOfFirst(Standing standing, Receipt receipt) {
        return (Repeated) standing.judge(receipt);
    }

    /** As after a restart: from what was kept, in its order. */
    private static Standing rebuilt(List<Notice> run, List<Receipt> taken) {
        Standing standing = Standing.of(run);
        taken.forEach(receipt -> standing.take(receipt, at(1)));
        return standing;
    }

    private static List<String> held(Standing standing) {
        return standing.held().stream()
                .map(held -> MeasureRef.of(held.measure()) + " " + held.since() + " " + held.answer() + " "
                        + held.inEffect())
                .toList();
    }

    private static Set<MeasureRef> concerned(Notice notice, List<Receipt> taken, Outcome outcome) {
        Set<MeasureRef> measures = new TreeSet<>();
        taken.stream()
                .filter(each -> each.noticeId().equals(notice.id()) && each.outcome() == outcome)
                .forEach(each -> measures.addAll(
                        each.measures().isEmpty() && outcome != Outcome.LIFTED ? own(notice) : each.measures()));
        return measures;
    }

    private static Set<MeasureRef> own(Notice notice) {
        Set<MeasureRef> own = new TreeSet<>();
        notice.body().measures().forEach(measure -> own.add(MeasureRef.of(measure)));
        return own;
    }

    private static List<Notice> run(Random chance) {
        List<Notice> run = new ArrayList<>();
        run.add(Told.start(1, some(chance)));
        for (int sequence = 2; sequence < 2 + chance.nextInt(4); sequence++) {
            run.add(Told.amend(sequence, some(chance)));
        }
        if (chance.nextBoolean()) {
            run.add(Told.end(run.size() + 1));
        }
        return run;
    }

    private static String[] some(Random chance) {
        List<String> some = new ArrayList<>();
        for (String each : MEASURES) {
            if (chance.nextInt(3) > 0) {
                some.add(each);
            }
        }
        return some.isEmpty() ? new String[] {MEASURES[3]} : some.toArray(String[]::new);
    }

    private static Receipt receipt(Random chance, List<Notice> run) {
        Notice notice = run.get(chance.nextInt(run.size()));
        Outcome outcome = Outcome.values()[chance.nextInt(Outcome.values().length)];
        List<MeasureRef> measures = new ArrayList<>();
        while (chance.nextInt(3) == 0) {
            measures.add(Told.measure(MEASURES[chance.nextInt(MEASURES.length)]));
        }
        return Receipt.of(notice.id(), outcome, measures);
    }

    private static First at(long line) {
        return new First(new UUID(0, 0), line, Instant.EPOCH);
    }
}
