package cn.anxin.hub.bench.decision;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import cn.anxin.hub.decision.Decision;
import cn.anxin.hub.decision.Status;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.slf4j.LoggerFactory;

/**
 * All enterprises once per operation. What counts is the process's CPU time, garbage collection included: a busy machine
 * changes the time of the clock much, and this little.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DecisionBench {

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @Param("4000")
    public int enterprises;

    private final Decision decision = Decision.load(Path.of("policies"));
    private List<Histories.History> histories = List.of();
    private List<List<Object>> facts = List.of();
    private Rules rules = new Rules();

    /** What the operations took. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Cpu {
        public long nanos;
        public long decisions;

        private void add(long begun, int decided) {
            nanos += PROCESS.getProcessCpuTime() - begun;
            decisions += decided;
        }
    }

    /** Both engines have to come to the same statuses, or nothing is measured. */
    @Setup
    public void city() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        histories = Histories.of(enterprises);
        facts = histories.stream().map(Facts::of).toList();
        List<Status> ours = full();
        if (!ours.equals(statusOnly()) || !ours.equals(oneSession()) || !ours.equals(sessionEach())) {
            throw new IllegalStateException("the engines differ");
        }
    }

    @Benchmark
    public List<Status> hubFull(Cpu cpu) {
        long begun = PROCESS.getProcessCpuTime();
        List<Status> statuses = full();
        cpu.add(begun, statuses.size());
        return statuses;
    }

    @Benchmark
    public List<Status> hubStatusOnly(Cpu cpu) {
        long begun = PROCESS.getProcessCpuTime();
        List<Status> statuses = statusOnly();
        cpu.add(begun, statuses.size());
        return statuses;
    }

    @Benchmark
    public List<Status> droolsOneSession(Cpu cpu) {
        long begun = PROCESS.getProcessCpuTime();
        List<Status> statuses = oneSession();
        cpu.add(begun, statuses.size());
        return statuses;
    }

    @Benchmark
    public List<Status> droolsSessionEach(Cpu cpu) {
        long begun = PROCESS.getProcessCpuTime();
        List<Status> statuses = sessionEach();
        cpu.add(begun, statuses.size());
        return statuses;
    }

    private List<Status> full() {
        List<Status> statuses = new ArrayList<>(histories.size());
        for (Histories.History each : histories) {
            statuses.add(decision.decide(each.uscc(), each.records(), Histories.TODAY)
                    .status());
        }
        return statuses;
    }

    private List<Status> statusOnly() {
        List<Status> statuses = new ArrayList<>(histories.size());
        for (Histories.History each : histories) {
            statuses.add(decision.status(each.uscc(), each.records(), Histories.TODAY));
        }
        return statuses;
    }

    private List<Status> oneSession() {
        Verdicts verdicts = rules.decide(facts);
        List<Status> statuses = new ArrayList<>(histories.size());
        for (Histories.History each : histories) {
            statuses.add(verdicts.of(each.uscc().value()));
        }
        return statuses;
    }

    private List<Status> sessionEach() {
        List<Status> statuses = new ArrayList<>(histories.size());
        for (int i = 0; i < histories.size(); i++) {
            statuses.add(rules.decideOne(histories.get(i).uscc().value(), facts.get(i)));
        }
        return statuses;
    }
}
