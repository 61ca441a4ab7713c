package cn.anxin.hub.intake;

import cn.anxin.hub.StartFault;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** A mapping file as nodes that know where they stand: whatever is wrong is told with file, line and column. */
record MappingYaml(Path file) {

    Node compose() throws IOException {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Node root = new Yaml().compose(reader);
            if (root == null) {
                throw fault(1, 1, "文件为空", "the file is empty");
            }
            return root;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            int column = e.getProblemMark() == null ? 1 : e.getProblemMark().getColumn() + 1;
            throw fault(line, column, "不是合法的 YAML：" + e.getProblem(), "not valid YAML: " + e.getProblem());
        } catch (YAMLException e) {
            // Without a place: what is no text, and what would take too much memory (aliases, depth, size).
            throw fault(1, 1, "不是合法的 YAML：" + e.getMessage(), "not valid YAML: " + e.getMessage());
        } catch (NoSuchFileException e) {
            throw fault(1, 1, "文件不存在，请从项目目录启动", "there is no such file; start in the project's folder");
        }
    }

    Map<String, Node> optionalEntries(@Nullable Node node) {
        return node == null ? Map.of() : entries(node);
    }

    /** Those of a mapping, in their order, none of which may stand twice. */
    Map<String, Node> entries(Node node) {
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

    /** Those of a mapping that may have these keys only. */
    Map<String, Node> entries(Node node, Set<String> known) {
        Map<String, Node> entries = entries(node);
        entries.forEach((key, value) -> {
            if (!known.contains(key)) {
                throw fault(value, "未知的键 " + key, "unknown key " + key);
            }
        });
        return entries;
    }

    List<Node> items(Node node) {
        if (!(node instanceof SequenceNode sequence)) {
            throw fault(node, "应为列表", "a list is wanted");
        }
        return sequence.getValue();
    }

    List<String> texts(Node node) {
        List<String> texts = new ArrayList<>();
        items(node).forEach(item -> texts.add(text(item)));
        return texts;
    }

    List<String> optionalTexts(@Nullable Node node) {
        return node == null ? List.of() : texts(node);
    }

    String text(Node node) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw fault(node, "应为文本", "text is wanted");
    }

    StartFault fault(Node node, String zh, String en) {
        return fault(node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1, zh, en);
    }

    private StartFault fault(int line, int column, String zh, String en) {
        return StartFault.of(
                "%s 第 %d 行第 %d 列：%s".formatted(file, line, column, zh),
                "%s, line %d, column %d: %s".formatted(file, line, column, en));
    }
}
