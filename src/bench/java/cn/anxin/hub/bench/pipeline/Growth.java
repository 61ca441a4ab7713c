package cn.anxin.hub.bench.pipeline;

import cn.anxin.hub.bench.Figure;
import cn.anxin.hub.bench.Measurement;
import cn.anxin.hub.bench.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the time grows with the data: a tenth of the city, then all of it, each by a hub just started, in a home of its own. */
public final class Growth implements Measurement {

    private final Pipeline pipeline;

    /** @param pipeline whose floor it is compared with too, where that has run */
    public Growth(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public List<Figure> measure(Workspace workspace) throws Exception {
        Run small = run(workspace, "growth-small", Pipeline.ENTERPRISES / 10);
        Run large = run(workspace, "growth-large", Pipeline.ENTERPRISES);
        Figure ratio = Figure.of(
                        "ten times the data", large.cost().wall() / small.cost().wall(), "x")
                .atMost(10.5)
                .with("rows", List.of(small.rows(), large.rows()));
        List<Figure> figures = new ArrayList<>();
        figures.add(large.cost().beside(small.cost().beside(ratio, "small"), "large"));
        if (pipeline.floorSeconds() > 0) {
            double againstFloor = large.cost().wall() / pipeline.floorSeconds();
            figures.add(Figure.of("pipeline / floor, by a process just started", againstFloor, "x"));
        }
        return figures;
    }

    private static Run run(Workspace workspace, String name, int enterprises) throws Exception {
        Path home = workspace.folder(name);
        Run run = Run.cold(home, workspace.scaled(enterprises), workspace);
        workspace.discard(home);
        return run;
    }
}
