package cn.anxin.hub.term;

import cn.anxin.hub.StartFault;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The strict reader of a year's file: what it does not understand ends the start, with file, line and reason. */
final class CalendarFile {

    private static final Set<String> KEYS = Set.of("year", "source", "holidays", "worked");

    private final Path file;
    private final int year;
    private final Map<String, Node> values = new HashMap<>();

    private CalendarFile(Path file, int year) {
        this.file = file;
        this.year = year;
    }

    /** @throws StartFault where anything in it is not understood */
    static WorkYear read(Path file, int year) {
        return new CalendarFile(file, year).read();
    }

    private WorkYear read() {
        Node root = compose();
        if (!(root instanceof MappingNode mapping)) {
            throw fault(root, "应为键值对", "a mapping is expected");
        }
        mapping.getValue().forEach(this::take);
        if (!text(value("year", root)).equals(Integer.toString(year))) {
            throw fault(value("year", root), "年份与文件名不符", "the year is not the one in the file's name");
        }
        text(value("source", root));
        Set<LocalDate> holidays = new HashSet<>();
        for (Node each : list(value("holidays", root))) {
            addRange(each, holidays);
        }
        Set<LocalDate> worked = new HashSet<>();
        for (Node each : list(value("worked", root))) {
            LocalDate day = day(each, text(each));
            if (!WorkYear.isWeekend(day) || holidays.contains(day) || !worked.add(day)) {
                throw fault(each, day + " 不是周末、已列为放假或重复", day + " is no weekend, a holiday, or there twice");
            }
        }
        return new WorkYear(holidays, worked);
    }

    private void take(NodeTuple entry) {
        String key = text(entry.getKeyNode());
        if (!KEYS.contains(key) || values.put(key, entry.getValueNode()) != null) {
            throw fault(entry.getKeyNode(), "未知或重复的键 " + key, "unknown or repeated key " + key);
        }
    }

    private void addRange(Node node, Set<LocalDate> days) {
        String[] ends = text(node).split("/", -1);
        LocalDate first = day(node, ends[0]);
        LocalDate last = day(node, ends[ends.length - 1]);
        if (ends.length > 2 || last.isBefore(first)) {
            throw fault(node, "应为一天，或 起始日/终止日", "write a day, or first/last");
        }
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            if (!days.add(day)) {
                throw fault(node, day + " 重复", day + " stands twice");
            }
        }
    }

    private LocalDate day(Node node, String text) {
        try {
            LocalDate day = LocalDate.parse(text.strip());
            if (day.getYear() == year) {
                return day;
            }
        } catch (DateTimeException none) {
            // Told below, as a day of another year is.
        }
        throw fault(node, "应为 " + year + " 年的日期，如 " + year + "-10-01", "write a day of " + year);
    }

    private Node value(String key, Node root) {
        Node value = values.get(key);
        if (value == null) {
            throw fault(root, "缺少 " + key, key + " is missing");
        }
        return value;
    }

    private List<Node> list(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw fault(node, "应为列表", "a list is expected");
    }

    private String text(Node node) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        throw fault(node, "应为一个值", "a value is expected");
    }

    private Node compose() {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Node root = new Yaml().compose(reader);
            if (root == null) {
                throw StartFault.of(file + " 为空", file + " is empty");
            }
            return root;
        } catch (YAMLException | IOException fault) {
            String said = String.valueOf(fault.getMessage());
            throw StartFault.of("无法解读 " + file + "：" + said, "cannot read " + file + ": " + said);
        }
    }

    private StartFault fault(Node at, String zh, String en) {
        String place = file + ":" + (at.getStartMark().getLine() + 1);
        return StartFault.of(place + "：" + zh, place + ": " + en);
    }
}
