package cn.anxin.hub.intake;

import cn.anxin.hub.record.Fault;
import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.record.RawRecord;
import cn.anxin.hub.record.RecordType;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The records of a CSV text whose first line is the header. */
final class CsvRows implements Rows {

    private final CsvLines lines;
    private final RecordType type;
    private final Mapping mapping;
    private final List<String> columns;

    private CsvRows(CsvLines lines, RecordType type, Mapping mapping, List<String> columns) {
        this.lines = lines;
        this.type = type;
        this.mapping = mapping;
        this.columns = columns;
    }

    /** @throws FileRefused where the header cannot be read, so that no row can be */
    static CsvRows open(Reader reader, RecordType type, Mapping mapping) throws IOException, FileRefused {
        CsvLines lines = new CsvLines(reader);
        CsvLines.Row header = lines.next()
                .orElseThrow(() -> new FileRefused(
                        FaultCode.STRUCTURE, "文件为空，第一行应为表头", "the file is empty; its first line must be the header"));
        List<String> columns = columns(header, type, mapping);
        lines.expect(columns.size());
        return new CsvRows(lines, type, mapping, columns);
    }

    private static List<String> columns(CsvLines.Row header, RecordType type, Mapping mapping) throws FileRefused {
        if (header.fault().isPresent()) {
            Message message = header.fault().get().message();
            throw new FileRefused(FaultCode.STRUCTURE, "表头：" + message.zh(), "header: " + message.en());
        }
        if (header.cells().stream().anyMatch(cell -> cell.indexOf('\uFFFD') >= 0)) {
            throw new FileRefused(
                    FaultCode.ENCODING,
                    "表头无法按 UTF-8 或 GB18030 解码，请重新导出",
                    "the header is neither UTF-8 nor GB18030; export the file again");
        }
        List<String> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int known = 0;
        for (String cell : header.cells()) {
            Optional<String> column = mapping.column(type, cell);
            String name = column.orElse(cell.strip());
            if (!name.isEmpty() && !seen.add(name)) {
                throw new FileRefused(
                        FaultCode.STRUCTURE,
                        "表头中的列 " + name + " 重复",
                        "the column " + name + " stands twice in the header");
            }
            known += column.isPresent() ? 1 : 0;
            columns.add(name);
        }
        if (known == 0) {
            throw new FileRefused(
                    FaultCode.STRUCTURE,
                    "第一行没有一个已知的列名，应为表头",
                    "the first line has no column that is known; it must be the header");
        }
        return columns;
    }

    @Override
    public Optional<RawRow> next() throws IOException {
        return lines.next().map(row -> new RawRow(row.line(), raw(row), row.size()));
    }

    private RawRecord raw(CsvLines.Row row) {
        if (row.fault().isPresent()) {
            return RawRecord.unreadable(type.source(), type.name(), row.fault().get());
        }
        Map<String, Object> fields = fields(row.cells());
        return row.cells().size() == columns.size()
                ? new RawRecord(type.source(), type.name(), fields)
                : new RawRecord(type.source(), type.name(), fields, List.of(ragged(row)));
    }

    private Map<String, Object> fields(List<String> cells) {
        Map<String, Object> fields = new HashMap<>();
        for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
            if (!mapping.isBlank(cells.get(i))) {
                fields.put(columns.get(i), cells.get(i));
            }
        }
        return fields;
    }

    private Fault ragged(CsvLines.Row row) {
        int cells = row.cells().size();
        int expected = columns.size();
        return new Fault(
                "",
                FaultCode.STRUCTURE,
                new Message(
                        "本行有 " + cells + " 个单元格，表头有 " + expected + " 个，含逗号的内容应加引号",
                        "the row has " + cells + " cells, the header " + expected + "; quote what contains a comma"),
                "");
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
