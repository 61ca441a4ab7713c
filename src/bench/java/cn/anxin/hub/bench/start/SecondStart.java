package cn.anxin.hub.bench.start;

import cn.anxin.hub.bench.Figure;
import cn.anxin.hub.bench.Measurement;
import cn.anxin.hub.bench.Workspace;
import cn.anxin.hub.bench.hub.Cost;
import cn.anxin.hub.bench.hub.MeasuredHub;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** From the process to the first 200 of readiness, in a home that has been started before: the middle one of three. */
public final class SecondStart implements Measurement {

    private static final int STARTS = 3;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Figure> measure(Workspace workspace) throws Exception {
        Path home = workspace.folder("start");
        Cost first = start(home);
        workspace.say("first start: " + first);
        List<Cost> others = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            others.add(start(home));
            workspace.say("start again: " + others.get(i));
        }
        workspace.discard(home);
        others.sort(Comparator.comparingDouble(Cost::wall));
        Cost middle = others.get(STARTS / 2);
        Figure figure = Figure.of("second embedded start to ready", middle.wall(), "s")
                .atMost(8)
                .with("best", others.get(0).wall())
                .with("first start", first.wall());
        return List.of(middle.beside(figure, "start"));
    }

    private static Cost start(Path home) throws Exception {
        long began = System.nanoTime();
        try (MeasuredHub hub = MeasuredHub.launch(home, Map.of())) {
            // What the process had used when it was first looked at, at once, is nothing.
            Cost.Start start = new Cost.Start(hub.process(), began, 0, 0);
            hub.awaitReady();
            return start.end();
        }
    }
}
