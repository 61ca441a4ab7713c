package cn.anxin.hub.architecture;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** A file of routes as plain data: what an architecture test of Java cannot see. */
record RouteFile(Path path, List<Map<String, Object>> content) {

    static List<RouteFile> all() {
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.startsWith("routes/mappings"))
                    .map(RouteFile::read)
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static RouteFile read(Path path) {
        try (Reader reader = Files.newBufferedReader(path)) {
            return new RouteFile(path, new Yaml().load(reader));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The file's name without its ending. */
    String stem() {
        return path.getFileName().toString().replaceFirst("\\.camel\\.yaml$", "");
    }

    /** A route, or the route of a template: its id, and what stands below. */
    record Route(String id, Map<String, Object> body) {

        Optional<String> text(String key) {
            return Optional.ofNullable(body.get(key)).map(Object::toString);
        }
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        elements("route").forEach(route -> routes.add(new Route(String.valueOf(route.get("id")), route)));
        elements("routeTemplate")
                .forEach(template ->
                        routes.add(new Route(String.valueOf(template.get("id")), mapping(template.get("route")))));
        return routes;
    }

    List<String> configurations() {
        return elements("routeConfiguration").stream()
                .map(configuration -> String.valueOf(configuration.get("id")))
                .toList();
    }

    List<String> descriptionsOfConfigurations() {
        return elements("routeConfiguration").stream()
                .map(configuration -> String.valueOf(configuration.get("description")))
                .toList();
    }

    private List<Map<String, Object>> elements(String kind) {
        return content.stream()
                .filter(element -> element.containsKey(kind))
                .map(element -> mapping(element.get(kind)))
                .toList();
    }

    /** Shows every step: its kind, and what stands below. */
    void steps(BiConsumer<String, Map<String, Object>> visitor) {
        walk(content, (key, value) -> {
            if (key.equals("steps") && value instanceof List<?> steps) {
                steps.forEach(step -> mapping(step).forEach((kind, body) -> visitor.accept(kind, mapping(body))));
            }
        });
    }

    /** A bean as a route names it, with its method; parameters are left out. */
    record Call(String bean, String method) {}

    List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        walk(content, (key, value) -> {
            if ((key.equals("bean") || key.equals("method")) && value instanceof Map<?, ?> call) {
                String method = String.valueOf(call.get("method")).replaceFirst("\\(.*", "");
                calls.add(new Call(String.valueOf(call.get("ref")), method));
            }
        });
        return calls;
    }

    private static void walk(Object node, BiConsumer<String, Object> visitor) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                visitor.accept(key.toString(), value);
                walk(value, visitor);
            });
        } else if (node instanceof List<?> list) {
            list.forEach(each -> walk(each, visitor));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> mapping(Object node) {
        return (Map<String, Object>) node;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
