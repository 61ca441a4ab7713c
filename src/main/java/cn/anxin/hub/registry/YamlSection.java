package cn.anxin.hub.registry;

import cn.anxin.hub.StartFault;
import cn.anxin.hub.record.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A mapping of a YAML file that knows its lines and takes no key it was not told of. */
class YamlSection {

    private final Path file;
    private final MappingNode node;
    private final Map<String, Node> values = new LinkedHashMap<>();

    YamlSection(Path file, Node node, Set<String> known) {
        this.file = file;
        if (!(node instanceof MappingNode mapping)) {
            throw fault(
                    file,
                    node,
                    new Message("此处应为键值对。", "A mapping is expected here."),
                    new Message("请写成“键: 值”。", "Write 'key: value'."));
        }
        this.node = mapping;
        mapping.getValue().forEach(entry -> take(entry, known));
    }

    private void take(NodeTuple entry, Set<String> known) {
        String key = scalar(entry.getKeyNode());
        if (!known.contains(key)) {
            throw fault(
                    entry.getKeyNode(),
                    new Message("未知的键 " + key + "。", "Unknown key " + key + "."),
                    new Message("可用的键：" + sorted(known) + "。", "Known keys: " + sorted(known) + "."));
        }
        if (values.put(key, entry.getValueNode()) != null) {
            throw fault(
                    entry.getKeyNode(),
                    new Message("键 " + key + " 重复。", "Key " + key + " stands twice."),
                    new Message("请删去其一。", "Remove one of them."));
        }
    }

    static String sorted(Set<String> words) {
        return String.join(", ", words.stream().sorted().toList());
    }

    /** Those that stand there, in their order. */
    Set<String> keys() {
        return values.keySet();
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    String text(String key) {
        return optionalText(key).orElseThrow(() -> missing(key));
    }

    Optional<String> optionalText(String key) {
        return Optional.ofNullable(values.get(key)).map(this::scalar);
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        nodes(key).forEach(each -> texts.add(scalar(each)));
        return texts;
    }

    List<YamlSection> sections(String key, Set<String> known) {
        List<YamlSection> sections = new ArrayList<>();
        if (!has(key)) {
            throw missing(key);
        }
        nodes(key).forEach(each -> sections.add(new YamlSection(file, each, known)));
        return sections;
    }

    private List<Node> nodes(String key) {
        Node value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof SequenceNode sequence)) {
            throw fault(
                    value,
                    new Message(key + " 应为列表。", key + " has to be a list."),
                    new Message("每项以“- ”开头。", "Begin each entry with '- '."));
        }
        return sequence.getValue();
    }

    private String scalar(Node value) {
        if (value instanceof ScalarNode scalar && !Tag.NULL.equals(scalar.getTag())) {
            return scalar.getValue();
        }
        throw fault(
                value,
                new Message("此处应有一个值。", "A single value is expected here."),
                new Message("请填写。", "Give it one."));
    }

    private StartFault missing(String key) {
        return fault(
                node, new Message("缺少 " + key + "。", key + " is missing."), new Message("请补上该键。", "Add this key."));
    }

    /** A fault at the line of the key's value. */
    StartFault fault(String key, Message reason, Message remedy) {
        Node value = values.get(key);
        return fault(value == null ? node : value, reason, remedy);
    }

    private StartFault fault(Node at, Message reason, Message remedy) {
        return fault(file, at, reason, remedy);
    }

    private static StartFault fault(Path file, Node at, Message reason, Message remedy) {
        return AgenciesFault.at(
                file, at.getStartMark().getLine() + 1, at.getStartMark().getColumn() + 1, reason, remedy);
    }
}
