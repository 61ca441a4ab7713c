package cn.anxin.hub.bench.start;

import cn.anxin.hub.bench.Figure;
import cn.anxin.hub.bench.Measurement;
import cn.anxin.hub.bench.Workspace;
import cn.anxin.hub.bench.hub.Cost;
import cn.anxin.hub.bench.hub.MeasuredHub;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * From the process to the first 200 of readiness, in a home that has been started before, the middle one of three: with
 * an archive of the classes, as docs/operations.md makes it, and plainly by the packaged jar.
 */
public final class SecondStart implements Measurement {

    private static final int STARTS = 3;
    private static final Path PACKAGED = Path.of("target", "anxin-hub.jar");

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Figure> measure(Workspace workspace) throws Exception {
        Path home = workspace.folder("start");
        Path extracted = workspace.folder("start-extracted");
        Cost first = start(PACKAGED, home);
        workspace.say("first start: " + first);
        Path jar = extract(extracted);
        Path archive = extracted.resolve("anxin-hub.jsa");
        start(jar, home, "-XX:ArchiveClassesAtExit=" + archive);
        Figure archived = again(workspace, jar, home, "with the archive", "-XX:SharedArchiveFile=" + archive)
                .atMost(8)
                .with("first start", first.wall());
        Figure plain = again(workspace, PACKAGED, home, "by the packaged jar");
        workspace.discard(home);
        workspace.discard(extracted);
        return List.of(archived, plain);
    }

    private static Figure again(Workspace workspace, Path jar, Path home, String how, String... jvmArguments)
            throws Exception {
        List<Cost> starts = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            starts.add(start(jar, home, jvmArguments));
            workspace.say("start again " + how + ": " + starts.get(i));
        }
        starts.sort(Comparator.comparingDouble(Cost::wall));
        Cost middle = starts.get(STARTS / 2);
        Figure figure = Figure.of("second embedded start to ready, " + how, middle.wall(), "s")
                .with("best", starts.get(0).wall());
        return middle.beside(figure, "start");
    }

    private static Path extract(Path folder) throws IOException, InterruptedException {
        int exitCode = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djarmode=tools",
                        "-jar",
                        PACKAGED.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        folder.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (exitCode != 0) {
            throw new IOException("the jar could not be extracted");
        }
        return folder.resolve(PACKAGED.getFileName());
    }

    private static Cost start(Path jar, Path home, String... jvmArguments) throws Exception {
        long began = System.nanoTime();
        try (MeasuredHub hub = MeasuredHub.launch(jar, home, Map.of(), jvmArguments)) {
            // What the process had used when it was first looked at, at once, is nothing.
            Cost.Start start = new Cost.Start(hub.process(), began, 0, 0);
            hub.awaitReady();
            return start.end();
        }
    }
}
