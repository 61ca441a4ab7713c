package cn.anxin.hub.intake;

import cn.anxin.hub.StartFault;
import cn.anxin.hub.record.CommonColumns;
import cn.anxin.hub.record.Normalised;
import cn.anxin.hub.record.RecordType;
import cn.anxin.hub.record.RecordTypes;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The strict reader of a mapping file: what it does not understand ends the start, with file, line and reason. */
final class MappingFile {

    private static final Set<String> KEYS = Set.of("blank", "common", "types");

    private final Path file;
    private final String source;

    private MappingFile(Path file, String source) {
        this.file = file;
        this.source = source;
    }

    /** @throws StartFault where anything in it is not understood */
    static Mapping read(Path file, String source) throws IOException {
        return new MappingFile(file, source).read();
    }

    private Mapping read() throws IOException {
        Map<String, Node> root = entries(compose());
        root.forEach((key, node) -> {
            if (!KEYS.contains(key)) {
                throw fault(node, "未知的键 " + key, "unknown key " + key);
            }
        });
        Map<String, Node> types = optionalEntries(root.get("types"));
        types.forEach((type, node) -> {
            if (RecordTypes.find(source, type).isEmpty()) {
                throw fault(node, source + " 没有 " + type + " 类记录", source + " sends no records of type " + type);
            }
        });
        Map<String, Node> common = optionalEntries(root.get("common"));
        Map<String, Map<String, String>> columns = new HashMap<>();
        for (RecordType type : RecordTypes.ofSource(source)) {
            columns.put(type.name(), columns(type, common, optionalEntries(types.get(type.name()))));
        }
        return new Mapping(columns, blanks(root.get("blank")));
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
            throw fault(headers, "未知的列 " + column, "unknown column " + column);
        }
        for (String header : texts(headers)) {
            String earlier = columns.putIfAbsent(Normalised.name(header), column);
            if (earlier != null && !earlier.equals(column)) {
                throw fault(
                        headers,
                        header + " 同时指 " + earlier + " 和 " + column,
                        header + " means both " + earlier + " and " + column);
            }
        }
    }

    private Set<String> blanks(@Nullable Node node) {
        return node == null ? Set.of() : new HashSet<>(texts(node));
    }

    private Node compose() throws IOException {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Node root = new Yaml().compose(reader);
            if (root == null) {
                throw fault(1, "文件为空", "the file is empty");
            }
            return root;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw fault(line, "不是合法的 YAML：" + e.getProblem(), "not valid YAML: " + e.getProblem());
        } catch (YAMLException e) {
            // Without a place: what is no text, and what would take too much memory (aliases, depth, size).
            throw fault(1, "不是合法的 YAML：" + e.getMessage(), "not valid YAML: " + e.getMessage());
        } catch (NoSuchFileException e) {
            throw fault(1, "文件不存在，请从项目目录启动", "there is no such file; start in the project's folder");
        }
    }

    private Map<String, Node> optionalEntries(@Nullable Node node) {
        return node == null ? Map.of() : entries(node);
    }

    private Map<String, Node> entries(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            throw fault(node, "应为键值对", "keys and values are wanted");
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (entries.put(text(tuple.getKeyNode()), tuple.getValueNode()) != null) {
                throw fault(tuple.getKeyNode(), "键重复", "the key stands twice");
            }
        }
        return entries;
    }

    private List<String> texts(Node node) {
        if (!(node instanceof SequenceNode sequence)) {
            throw fault(node, "应为列表", "a list is wanted");
        }
        List<String> texts = new ArrayList<>();
        sequence.getValue().forEach(item -> texts.add(text(item)));
        return texts;
    }

    private String text(Node node) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw fault(node, "应为文本", "text is wanted");
    }

    private StartFault fault(Node node, String zh, String en) {
        return fault(node.getStartMark().getLine() + 1, zh, en);
    }

    private StartFault fault(int line, String zh, String en) {
        return StartFault.of("%s 第 %d 行：%s".formatted(file, line, zh), "%s, line %d: %s".formatted(file, line, en));
    }
}
