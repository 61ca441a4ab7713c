package cn.anxin.hub.intake;

import cn.anxin.hub.record.CommonColumns;
import cn.anxin.hub.record.Normalised;
import cn.anxin.hub.record.RecordType;
import cn.anxin.hub.record.RecordTypes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** The strict reader of a mapping file: what it does not understand ends the start, with its place and the reason. */
final class MappingFile {

    private static final Set<String> KEYS = Set.of("blank", "ignored", "common", "types", "layouts");

    private final MappingYaml yaml;
    private final String source;

    private MappingFile(MappingYaml yaml, String source) {
        this.yaml = yaml;
        this.source = source;
    }

    /** @throws cn.anxin.hub.StartFault where anything in it is not understood */
    static Mapping read(Path file, String source) throws IOException {
        return new MappingFile(new MappingYaml(file), source).read();
    }

    private Mapping read() throws IOException {
        Map<String, Node> root = yaml.entries(yaml.compose(), KEYS);
        Map<String, Node> types = yaml.optionalEntries(root.get("types"));
        types.forEach((type, node) -> known(type, node));
        Map<String, Node> common = yaml.optionalEntries(root.get("common"));
        Map<String, Map<String, String>> columns = new HashMap<>();
        for (RecordType type : RecordTypes.ofSource(source)) {
            columns.put(type.name(), columns(type, common, yaml.optionalEntries(types.get(type.name()))));
        }
        return new Mapping(
                columns,
                new HashSet<>(yaml.optionalTexts(root.get("blank"))),
                Mapping.normalised(yaml.optionalTexts(root.get("ignored"))),
                layouts(root.get("layouts")));
    }

    private RecordType known(String type, Node node) {
        return RecordTypes.find(source, type)
                .orElseThrow(() -> yaml.fault(
                        node, source + " 没有 " + type + " 类记录", source + " sends no records of type " + type));
    }

    private Map<String, String> columns(RecordType type, Map<String, Node> common, Map<String, Node> own) {
        Map<String, String> columns = new HashMap<>();
        CommonColumns.names().forEach(name -> columns.put(Normalised.name(name), name));
        type.columns().forEach(column -> columns.put(Normalised.name(column.name()), column.name()));
        common.forEach(
                (name, node) -> add(columns, name, node, CommonColumns.names().contains(name)));
        own.forEach((name, node) -> add(columns, name, node, type.column(name).isPresent()));
        return columns;
    }

    private void add(Map<String, String> columns, String column, Node headers, boolean known) {
        if (!known) {
            throw yaml.fault(headers, "未知的列 " + column, "unknown column " + column);
        }
        for (String header : yaml.texts(headers)) {
            String earlier = columns.putIfAbsent(Normalised.name(header), column);
            if (earlier != null && !earlier.equals(column)) {
                throw yaml.fault(
                        headers,
                        header + " 同时指 " + earlier + " 和 " + column,
                        header + " means both " + earlier + " and " + column);
            }
        }
    }

    private List<Layout> layouts(@Nullable Node node) {
        List<Layout> layouts = new ArrayList<>();
        if (node != null) {
            yaml.entries(node)
                    .forEach((name, section) -> layouts.add(new LayoutSection(yaml, this::known).read(name, section)));
        }
        return layouts;
    }
}
