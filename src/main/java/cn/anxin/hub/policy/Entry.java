package cn.anxin.hub.policy;

import cn.anxin.hub.record.Message;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One value of a YAML file, with the place where it stands: every wrong reading of it is a fault with that place. */
final class Entry {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

    private final String file;
    private final Node node;

    Entry(String file, Node node) {
        this.file = file;
        this.node = node;
        if (node.getAnchor() != null) {
            throw fault("不可用锚点和引用，请照写一遍", "anchors and aliases are not allowed: write it out");
        }
    }

    PolicyFault fault(String zh, String en) {
        return new PolicyFault(file, node.getStartMark().getLine() + 1, new Message(zh, en));
    }

    Place place() {
        return new Place(file, node.getStartMark().getLine() + 1);
    }

    boolean isText() {
        return node instanceof ScalarNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    boolean isEmptyList() {
        return node instanceof SequenceNode sequence && sequence.getValue().isEmpty();
    }

    String text() {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw fault("此处应为文字或数值", "text or a value is expected here");
        }
        return scalar.getValue().strip();
    }

    List<Entry> list() {
        if (!(node instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
            throw fault("此处应为列表，且不为空", "a list that is not empty is expected here");
        }
        return sequence.getValue().stream().map(item -> new Entry(file, item)).toList();
    }

    List<String> texts() {
        return list().stream().map(Entry::text).toList();
    }

    Section section() {
        if (!(node instanceof MappingNode mapping)) {
            throw fault("此处应为“键: 值”", "\"key: value\" pairs are expected here");
        }
        return new Section(file, mapping);
    }

    int whole() {
        String text = text();
        if (!WHOLE.matcher(text).matches()) {
            throw fault("“" + text + "”不是整数", "\"" + text + "\" is not a whole number");
        }
        return Integer.parseInt(text);
    }

    boolean flag() {
        return switch (text()) {
            case "Y" -> true;
            case "N" -> false;
            default -> throw fault("此处应为 Y 或 N", "Y or N is expected here");
        };
    }

    LocalDate day() {
        String text = text();
        if (!DAY.matcher(text).matches()) {
            throw fault("“" + text + "”不是日期（yyyy-MM-dd）", "\"" + text + "\" is not a day (yyyy-MM-dd)");
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw fault("没有“" + text + "”这一天", "there is no day \"" + text + "\"");
        }
    }
}
