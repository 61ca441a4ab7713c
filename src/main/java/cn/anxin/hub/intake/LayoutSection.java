package cn.anxin.hub.intake;

import cn.anxin.hub.intake.CellRule.Take;
import cn.anxin.hub.record.Column;
import cn.anxin.hub.record.CommonColumns;
import cn.anxin.hub.record.Kind;
import cn.anxin.hub.record.Normalised;
import cn.anxin.hub.record.RecordType;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads one layout of a mapping file; what it cannot mean is refused here, not with the first row. */
final class LayoutSection {

    private static final Set<String> KEYS = Set.of("type", "headers", "columns", "ignored", "blank");
    private static final Set<String> RULE =
            Set.of("from", "join", "constant", "values", "contains", "otherwise", "split", "unit");
    private static final Map<String, Integer> UNITS = Map.of("元", 0, "千元", 3, "万元", 4, "亿元", 8);
    private static final List<String> OPS = List.of("UPSERT", "WITHDRAW");

    /** In place of a revision of its own: the hub counts. */
    private static final String NEXT = "next";

    private final MappingYaml yaml;
    private final BiFunction<String, Node, RecordType> types;

    LayoutSection(MappingYaml yaml, BiFunction<String, Node, RecordType> types) {
        this.yaml = yaml;
        this.types = types;
    }

    Layout read(String name, Node node) {
        Map<String, Node> entries = yaml.entries(node, KEYS);
        Node typeNode = required(entries, "type", node);
        RecordType type = types.apply(yaml.text(typeNode), typeNode);
        Set<String> marks = Mapping.normalised(yaml.texts(required(entries, "headers", node)));
        if (marks.isEmpty()) {
            throw yaml.fault(node, "headers 至少一个", "headers needs at least one");
        }
        Map<String, CellRule> rules = new LinkedHashMap<>();
        Map<String, Node> columns = yaml.entries(required(entries, "columns", node));
        boolean numbered = !isNext(columns.get(CommonColumns.REVISION));
        columns.forEach((column, rule) -> {
            if (numbered || !column.equals(CommonColumns.REVISION)) {
                rules.put(column, rule(type, column, rule));
            }
        });
        return new Layout(
                name,
                type.name(),
                marks,
                rules,
                Mapping.normalised(yaml.optionalTexts(entries.get("ignored"))),
                new HashSet<>(yaml.optionalTexts(entries.get("blank"))),
                numbered);
    }

    private static boolean isNext(@Nullable Node node) {
        return node instanceof ScalarNode scalar && scalar.getValue().equals(NEXT);
    }

    private Node required(Map<String, Node> entries, String key, Node parent) {
        return Optional.ofNullable(entries.get(key))
                .orElseThrow(() -> yaml.fault(parent, "缺少 " + key, key + " is missing"));
    }

    private CellRule rule(RecordType type, String column, Node node) {
        Optional<Kind> kind = type.column(column).map(Column::kind);
        if (kind.isEmpty() && !CommonColumns.names().contains(column)) {
            throw yaml.fault(node, "未知的列 " + column, "unknown column " + column);
        }
        if (node instanceof ScalarNode) {
            return simple(yaml.text(node));
        }
        Map<String, Node> entries = yaml.entries(node, RULE);
        origin(node, entries);
        codes(column, kind, entries);
        return new CellRule(
                entries.containsKey("join") ? Take.JOIN : Take.FIRST,
                headers(entries),
                text(entries.get("constant")),
                words(entries.get("values")),
                words(entries.get("contains")),
                text(entries.get("otherwise")),
                split(kind, entries.get("split")),
                shift(kind, entries.get("unit")));
    }

    private static CellRule simple(String header) {
        return new CellRule(
                Take.FIRST,
                List.of(Normalised.name(header)),
                Optional.empty(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                "",
                0);
    }

    private void origin(Node node, Map<String, Node> entries) {
        long origins = Set.of("from", "join", "constant").stream()
                .filter(entries::containsKey)
                .count();
        boolean alone = !entries.containsKey("constant") || entries.size() == 1;
        if (origins != 1 || !alone) {
            throw yaml.fault(
                    node,
                    "须有且仅有 from、join、constant 之一，constant 不带其他键",
                    "exactly one of from, join and constant is wanted, and constant alone");
        }
    }

    private List<String> headers(Map<String, Node> entries) {
        Node node = Optional.ofNullable(entries.get("from")).orElse(entries.get("join"));
        if (node == null) {
            return List.of();
        }
        List<String> names = node instanceof ScalarNode ? List.of(yaml.text(node)) : yaml.texts(node);
        if (names.isEmpty()) {
            throw yaml.fault(node, "至少一个表头", "at least one header is wanted");
        }
        return names.stream().map(Normalised::name).toList();
    }

    private Optional<String> text(@Nullable Node node) {
        return Optional.ofNullable(node).map(yaml::text);
    }

    private Map<String, String> words(@Nullable Node node) {
        Map<String, String> words = new LinkedHashMap<>();
        yaml.optionalEntries(node).forEach((word, code) -> words.put(Normalised.name(word), yaml.text(code)));
        return words;
    }

    /** Whatever a cell is translated to has to be one of the column's codes. */
    private void codes(String column, Optional<Kind> kind, Map<String, Node> entries) {
        List<String> codes = codes(column, kind);
        if (codes.isEmpty()) {
            return;
        }
        List.of("constant", "otherwise")
                .forEach(key -> Optional.ofNullable(entries.get(key)).ifPresent(node -> mustBe(codes, node)));
        List.of("values", "contains")
                .forEach(key -> yaml.optionalEntries(entries.get(key)).values().forEach(node -> mustBe(codes, node)));
    }

    private static List<String> codes(String column, Optional<Kind> kind) {
        if (column.equals(CommonColumns.OP)) {
            return OPS;
        }
        if (column.equals(CommonColumns.USE_SCOPE)) {
            return List.of("0", "1", "2");
        }
        if (kind.orElse(null) instanceof Kind.Code code) {
            return code.codes();
        }
        if (kind.orElse(null) instanceof Kind.YesNo) {
            return List.of("Y", "N");
        }
        return kind.orElse(null) instanceof Kind.Codes several ? several.codes() : List.of();
    }

    private void mustBe(List<String> codes, Node node) {
        String code = yaml.text(node);
        if (!codes.contains(code)) {
            throw yaml.fault(
                    node, code + " 不是该列的代码，可用：" + codes, code + " is no code of the column; known are: " + codes);
        }
    }

    private String split(Optional<Kind> kind, @Nullable Node node) {
        if (node == null) {
            return "";
        }
        if (!(kind.orElse(null) instanceof Kind.Codes)) {
            throw yaml.fault(node, "该列只有一个值，不能拆分", "the column has one value, which cannot be split");
        }
        return yaml.text(node);
    }

    private int shift(Optional<Kind> kind, @Nullable Node node) {
        if (node == null) {
            return 0;
        }
        Integer places = UNITS.get(yaml.text(node));
        if (places == null || !(kind.orElse(null) instanceof Kind.Decimal)) {
            throw yaml.fault(node, "金额列的单位应为 元、千元、万元 或 亿元", "of amounts only, one of 元, 千元, 万元, 亿元");
        }
        return places;
    }
}
