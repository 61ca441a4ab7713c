package cn.anxin.hub.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Keeps what was measured: as JSON at once, so that nothing is lost by what comes later, and as a table at the end. */
final class Report {

    private final Workspace workspace;
    private final List<Figure> figures = new ArrayList<>();

    Report(Workspace workspace) {
        this.workspace = workspace;
    }

    void add(String measurement, List<Figure> measured) throws IOException {
        figures.addAll(measured);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("measurement", measurement);
        content.put("scale", workspace.scale());
        content.put("machine", Machine.facts());
        content.put("figures", measured.stream().map(Report::json).toList());
        Path file = Files.createDirectories(workspace.root()).resolve(measurement + ".json");
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), content);
    }

    private static Map<String, Object> json(Figure figure) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", figure.name());
        json.put("value", figure.value());
        json.put("unit", figure.unit());
        figure.target().ifPresent(target -> json.put("target", target.toString()));
        figure.met().ifPresent(met -> json.put("met", met));
        json.putAll(figure.detail());
        return json;
    }

    void print(PrintStream out) {
        out.println();
        Machine.facts().forEach((what, value) -> out.println(what + ": " + value));
        out.println();
        out.printf(Locale.ROOT, "%-58s %10s %-6s %-9s %s%n", "figure", "value", "", "target", "met");
        for (Figure figure : figures) {
            out.printf(
                    Locale.ROOT,
                    "%-58s %10s %-6s %-9s %s%n",
                    figure.name(),
                    Numbers.text(figure.value()),
                    figure.unit(),
                    figure.target().map(Figure.Target::toString).orElse(""),
                    figure.met().map(met -> met ? "yes" : "NO").orElse(""));
        }
        out.println();
    }
}
