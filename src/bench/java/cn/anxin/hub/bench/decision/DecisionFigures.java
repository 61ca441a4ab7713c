package cn.anxin.hub.bench.decision;

import cn.anxin.hub.bench.Figure;
import cn.anxin.hub.bench.Measurement;
import cn.anxin.hub.bench.Workspace;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Decisions per CPU second beside those of Drools on the same enterprises. */
public final class DecisionFigures implements Measurement {

    @Override
    public String name() {
        return "decision";
    }

    @Override
    public List<Figure> measure(Workspace workspace) throws Exception {
        int enterprises = workspace.scaled(4000);
        Options options = new OptionsBuilder()
                .include(DecisionBench.class.getName())
                .param("enterprises", String.valueOf(enterprises))
                .jvmArgs("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC")
                .forks(1)
                .warmupIterations(80)
                .measurementIterations(30)
                .shouldFailOnError(true)
                .build();
        Map<String, Double> micros = micros(new Runner(options).run());
        double drools = micros.getOrDefault("droolsOneSession", 0.0);
        double full = micros.getOrDefault("hubFull", 0.0);
        double status = micros.getOrDefault("hubStatusOnly", 0.0);
        return List.of(
                Figure.of("full decision, CPU-us", full, "us"),
                Figure.of("status only, CPU-us", status, "us"),
                Figure.of("Drools, one session, CPU-us", drools, "us"),
                Figure.of("Drools, a session each, CPU-us", micros.getOrDefault("droolsSessionEach", 0.0), "us"),
                Figure.of("full decisions per CPU second / Drools", drools / full, "x")
                        .atLeast(3),
                Figure.of("statuses per CPU second / Drools", drools / status, "x")
                        .atLeast(10));
    }

    private static Map<String, Double> micros(Collection<RunResult> results) {
        Map<String, Double> micros = new HashMap<>();
        for (RunResult result : results) {
            double nanos = result.getSecondaryResults().get("nanos").getScore();
            double decisions = result.getSecondaryResults().get("decisions").getScore();
            micros.put(result.getPrimaryResult().getLabel(), nanos / decisions / 1000);
        }
        return micros;
    }
}
