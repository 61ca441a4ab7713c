package cn.anxin.hub.bench.pipeline;

import cn.anxin.hub.bench.Figure;
import cn.anxin.hub.bench.Measurement;
import cn.anxin.hub.bench.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** From the flags of a city's files to its last notice delivered, and the floor below that, from the same run. */
public final class Pipeline implements Measurement {

    public static final int ENTERPRISES = 50_000;
    public static final int ROWS_EACH = 4;

    private Optional<Run> last = Optional.empty();
    private double floorSeconds;

    @Override
    public String name() {
        return "pipeline";
    }

    @Override
    public List<Figure> measure(Workspace workspace) throws Exception {
        Path home = workspace.folder("pipeline");
        Run run = Run.warm(home, workspace.scaled(ENTERPRISES), workspace);
        last = Optional.of(run);
        Floor floor = Floor.of(home, run.since(), workspace);
        floorSeconds = floor.sum().wall();
        workspace.discard(home);
        double rate = run.rows() / run.cost().wall();
        Figure rows = run.cost()
                .beside(Figure.of("pipeline, rows a second", rate, "rows/s"), "hub")
                .with("rows", run.rows())
                .with("notices", floor.notices());
        Figure ratio = run.cost()
                .beside(
                        Figure.of(
                                "pipeline / floor",
                                run.cost().wall() / floor.sum().wall(),
                                "x"),
                        "hub")
                .atMost(2.0);
        Figure sideBySide = Figure.of(
                "pipeline / floor with its three parts at once",
                run.cost().wall() / floor.atOnce().wall(),
                "x");
        return List.of(
                rows,
                floor.beside(ratio),
                floor.atOnce().beside(sideBySide, "floor at once"),
                Figure.of(
                        "pipeline / floor, CPU", run.cost().cpu() / floor.sum().cpu(), "x"));
    }

    /** The floor's time for the whole city; 0 where it was not measured. */
    double floorSeconds() {
        return floorSeconds;
    }

    /** Rows a second of the whole city; runs it where that was not done yet. */
    public double rate(Workspace workspace) throws Exception {
        if (last.isEmpty()) {
            Path home = workspace.folder("pipeline");
            last = Optional.of(Run.warm(home, workspace.scaled(ENTERPRISES), workspace));
            workspace.discard(home);
        }
        Run run = last.get();
        return run.rows() / run.cost().wall();
    }
}
