package cn.anxin.hub.bench;

import cn.anxin.hub.bench.console.Pages;
import cn.anxin.hub.bench.decision.DecisionFigures;
import cn.anxin.hub.bench.latency.UrgentRecord;
import cn.anxin.hub.bench.pipeline.Growth;
import cn.anxin.hub.bench.pipeline.LargeFile;
import cn.anxin.hub.bench.pipeline.Pipeline;
import cn.anxin.hub.bench.review.Redecide;
import cn.anxin.hub.bench.start.SecondStart;
import cn.anxin.hub.bench.textbook.Textbook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the measurements that are asked for, one after another, and reports them side by side. */
public final class Bench {

    /** In the order in which they run. */
    private static List<Measurement> all() {
        Pipeline pipeline = new Pipeline();
        return List.of(
                pipeline,
                new Growth(pipeline),
                new Textbook(pipeline),
                new UrgentRecord(),
                new DecisionFigures(),
                new Redecide(),
                new Pages(),
                new LargeFile(),
                new SecondStart());
    }

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Set<String> only = Stream.of(System.getProperty("bench.only", "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        double scale = Double.parseDouble(System.getProperty("bench.scale", "1"));
        Workspace workspace = new Workspace(Path.of("target", "bench"), scale);
        Report report = new Report(workspace);
        List<String> broken = new ArrayList<>();
        List<Measurement> all = all();
        List<String> names = all.stream().map(Measurement::name).toList();
        if (!names.containsAll(only)) {
            System.out.println("-Dbench.only takes some of " + String.join(",", names));
            System.exit(2);
        }
        for (Measurement each : all) {
            if (only.isEmpty() || only.contains(each.name())) {
                System.out.println("== " + each.name());
                try {
                    report.add(each.name(), each.measure(workspace));
                } catch (Exception e) {
                    e.printStackTrace(System.out);
                    broken.add(each.name());
                }
            }
        }
        report.print(System.out);
        if (!broken.isEmpty()) {
            System.out.println("could not be measured: " + broken);
        }
        System.exit(broken.isEmpty() ? 0 : 1);
    }
}
