package cn.anxin.hub.intake;

import cn.anxin.hub.record.Fault;
import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.record.RawRecord;
import cn.anxin.hub.record.RecordType;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records of a CSV text whose first line is the header. */
final class CsvRows implements Rows {

    private final CsvLines lines;
    private final RecordType type;
    private final RowShape shape;

    private CsvRows(CsvLines lines, RecordType type, RowShape shape) {
        this.lines = lines;
        this.type = type;
        this.shape = shape;
    }

    /** @throws FileRefused where the header cannot be read, so that no row can be */
    static CsvRows open(Reader reader, RecordType type, Mapping mapping) throws IOException, FileRefused {
        CsvLines lines = new CsvLines(reader);
        CsvLines.Row header = lines.next()
                .orElseThrow(() -> new FileRefused(
                        FaultCode.STRUCTURE, "文件为空，第一行应为表头", "the file is empty; its first line must be the header"));
        RowShape shape = RowShape.of(names(header), type, mapping);
        lines.expect(shape.width());
        return new CsvRows(lines, type, shape);
    }

    private static List<String> names(CsvLines.Row header) throws FileRefused {
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
        return header.cells();
    }

    @Override
    public Optional<RawRow> next() throws IOException {
        return lines.next().map(this::row);
    }

    private RawRow row(CsvLines.Row row) {
        if (row.fault().isPresent()) {
            RawRecord unreadable =
                    RawRecord.unreadable(type.source(), type.name(), row.fault().get());
            return new RawRow(row.line(), unreadable, row.size());
        }
        Map<String, Object> fields = shape.fields(row.cells());
        List<Fault> faults = row.cells().size() == shape.width() ? List.of() : List.of(ragged(row));
        RawRecord raw = new RawRecord(type.source(), type.name(), fields, faults);
        return new RawRow(row.line(), raw, row.size(), shape.isUnnumbered(fields));
    }

    private Fault ragged(CsvLines.Row row) {
        int cells = row.cells().size();
        int expected = shape.width();
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
