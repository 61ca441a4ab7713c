package cn.anxin.hub.policy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The "key: value" pairs of one place. Keys are taken one by one; what nobody took is an unknown key. */
final class Section {

    private final Entry self;
    private final Map<String, Entry> keys = new LinkedHashMap<>();
    private final Map<String, Entry> left = new LinkedHashMap<>();

    Section(String file, MappingNode node) {
        self = new Entry(file, node);
        for (NodeTuple pair : node.getValue()) {
            Entry key = new Entry(file, pair.getKeyNode());
            String name = pair.getKeyNode() instanceof ScalarNode ? key.text() : "";
            if (name.isEmpty()) {
                throw key.fault("键应为文字", "a key must be text");
            }
            if (keys.put(name, key) != null) {
                throw key.fault("键“" + name + "”重复", "duplicate key \"" + name + "\"");
            }
            left.put(name, new Entry(file, pair.getValueNode()));
        }
    }

    PolicyFault fault(String zh, String en) {
        return self.fault(zh, en);
    }

    Place place() {
        return self.place();
    }

    Entry required(String key) {
        return optional(key).orElseThrow(() -> self.fault("缺少“" + key + "”", "\"" + key + "\" is missing"));
    }

    Optional<Entry> optional(String key) {
        return Optional.ofNullable(left.remove(key));
    }

    /** All pairs that nobody took yet, for places whose keys are names. */
    Map<String, Entry> rest() {
        Map<String, Entry> rest = new LinkedHashMap<>(left);
        left.clear();
        return rest;
    }

    /** The pair that stands first; it is not taken. */
    Map.Entry<String, Entry> first() {
        return left.entrySet().stream().findFirst().orElseThrow(() -> self.fault("此处为空", "nothing stands here"));
    }

    /** The entry of the key itself, whose place faults of the name point at. */
    Entry key(String name) {
        Entry key = keys.get(name);
        return key == null ? self : key;
    }

    /** Nothing more is expected here. */
    void end() {
        left.keySet().stream().findFirst().ifPresent(name -> {
            throw key(name).fault("未知的键“" + name + "”", "unknown key \"" + name + "\"");
        });
    }
}
