package cn.anxin.hub.embedded.city;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The Chinese headers of columns: of each the first that the hub's own mapping of the source has for it, else its name. */
record Headers(Path mappings) {

    List<String> of(String source, String type, List<String> columns) throws IOException {
        Path file = mappings.resolve(source + ".yaml");
        if (!Files.isReadable(file)) {
            return columns;
        }
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Object mapping = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            Object own = at(at(mapping, "types"), type);
            Object common = at(mapping, "common");
            return columns.stream()
                    .map(column -> first(at(own, column), first(at(common, column), column)))
                    .toList();
        }
    }

    private static Object at(Object mapping, String key) {
        Object value = mapping instanceof Map<?, ?> map ? map.get(key) : null;
        return value == null ? Map.of() : value;
    }

    private static String first(Object names, String otherwise) {
        return names instanceof List<?> list && !list.isEmpty() ? String.valueOf(list.get(0)) : otherwise;
    }
}
