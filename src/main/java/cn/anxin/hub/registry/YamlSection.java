package cn.anxin.hub.registry;

import cn.anxin.hub.record.Message;
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

/** A mapping in YAML that knows its lines and takes no key it was not told of. */
class YamlSection {

    /** Who says what is wrong, and where: of a file its line, of a request its field. */
    interface Origin {
        RuntimeException fault(String key, Node at, Message reason, Message remedy);
    }

    private final Origin origin;
    private final MappingNode node;
    private final Map<String, Node> values = new LinkedHashMap<>();

    YamlSection(Origin origin, Node node, Set<String> known) {
        this.origin = origin;
        if (!(node instanceof MappingNode mapping)) {
            throw origin.fault(
                    "",
                    node,
                    new Message("此处应为键值对。", "A mapping is expected here."),
                    new Message("请写成“键: 值”。", "Write 'key: value'."));
        }
        this.node = mapping;
        mapping.getValue().forEach(entry -> take(entry, known));
    }

    private void take(NodeTuple entry, Set<String> known) {
        String key = scalar("", entry.getKeyNode());
        if (!known.contains(key)) {
            throw origin.fault(
                    key,
                    entry.getKeyNode(),
                    new Message("未知的键 " + key + "。", "Unknown key " + key + "."),
                    new Message("可用的键：" + sorted(known) + "。", "Known keys: " + sorted(known) + "."));
        }
        if (values.put(key, entry.getValueNode()) != null) {
            throw origin.fault(
                    key,
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
        return Optional.ofNullable(values.get(key)).map(value -> scalar(key, value));
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        nodes(key).forEach(each -> texts.add(scalar(key, each)));
        return texts;
    }

    List<YamlSection> sections(String key, Set<String> known) {
        List<YamlSection> sections = new ArrayList<>();
        if (!has(key)) {
            throw missing(key);
        }
        nodes(key).forEach(each -> sections.add(new YamlSection(origin, each, known)));
        return sections;
    }

    private List<Node> nodes(String key) {
        Node value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof SequenceNode sequence)) {
            throw origin.fault(
                    key,
                    value,
                    new Message(key + " 应为列表。", key + " has to be a list."),
                    new Message("每项以“- ”开头。", "Begin each entry with '- '."));
        }
        return sequence.getValue();
    }

    private String scalar(String key, Node value) {
        if (value instanceof ScalarNode scalar && !Tag.NULL.equals(scalar.getTag())) {
            return scalar.getValue();
        }
        throw origin.fault(
                key,
                value,
                new Message("此处应有一个值。", "A single value is expected here."),
                new Message("请填写。", "Give it one."));
    }

    private RuntimeException missing(String key) {
        return origin.fault(
                key,
                node,
                new Message("缺少 " + key + "。", key + " is missing."),
                new Message("请补上该键。", "Add this key."));
    }

    /** A fault at the place of the key's value. */
    RuntimeException fault(String key, Message reason, Message remedy) {
        Node value = values.get(key);
        return origin.fault(key, value == null ? node : value, reason, remedy);
    }
}
