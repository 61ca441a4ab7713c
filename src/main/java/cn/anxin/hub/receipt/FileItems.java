package cn.anxin.hub.receipt;

import cn.anxin.hub.intake.CsvLines;
import cn.anxin.hub.intake.FileRefused;
import cn.anxin.hub.intake.Lines;
import cn.anxin.hub.intake.SpooledFile;
import cn.anxin.hub.record.Fault;
import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.RecordJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The receipts of a file: a CSV whose first line is the header, or one JSON object a line. */
final class FileItems {

    private FileItems() {}

    /** @throws FileRefused where the header cannot be read, so that no row can be */
    static Items open(String name, SpooledFile file, ReceiptReader reader) throws IOException, FileRefused {
        Reader text = file.text();
        try {
            return name.endsWith(".jsonl") ? new OfLines(new Lines(text), reader) : OfRows.open(text, reader);
        } catch (FileRefused refusal) {
            text.close();
            throw refusal;
        }
    }

    private static Refusal unreadable(Fault fault) {
        return new Refusal(ReceiptCode.STRUCTURE, "", fault.message(), fault.value());
    }

    private record OfLines(Lines lines, ReceiptReader reader) implements Items {

        @Override
        public Optional<Item> next() throws IOException {
            Optional<Lines.Line> line = lines.next();
            while (line.isPresent() && line.get().text().isBlank()) {
                line = lines.next();
            }
            return line.map(found -> new Item(found.number(), read(found), found.text()));
        }

        private Reading read(Lines.Line line) {
            try {
                if (!line.cut()) {
                    return reader.read(RecordJson.one(line.text()));
                }
            } catch (JsonProcessingException notJson) {
                // Told below, as a line without end is.
            }
            return ReceiptReader.unreadable(
                    new ReceiptFields(Map.of()),
                    Refusal.of(ReceiptCode.STRUCTURE, "", "不是一个合法的 JSON 对象", "not one valid JSON object", line.text()));
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    private record OfRows(CsvLines lines, List<String> columns, ReceiptReader reader) implements Items {

        static OfRows open(Reader text, ReceiptReader reader) throws IOException, FileRefused {
            CsvLines lines = new CsvLines(text);
            CsvLines.Row header = lines.next()
                    .orElseThrow(() -> new FileRefused(
                            FaultCode.STRUCTURE,
                            "文件为空，第一行应为表头",
                            "the file is empty; its first line must be the header"));
            List<String> columns = new ArrayList<>();
            header.cells().forEach(cell -> columns.add(ReceiptFields.named(cell)));
            Set<String> different = new HashSet<>(columns);
            if (!different.contains(ReceiptFields.NOTICE_ID) || !different.contains(ReceiptFields.OUTCOME)) {
                throw new FileRefused(
                        FaultCode.STRUCTURE,
                        "表头应有 notice_id 和 outcome 两列",
                        "the header must have the columns notice_id and outcome");
            }
            if (different.size() < columns.size()) {
                throw new FileRefused(FaultCode.STRUCTURE, "表头中有重复的列", "a column stands twice in the header");
            }
            lines.expect(columns.size());
            return new OfRows(lines, columns, reader);
        }

        @Override
        public Optional<Item> next() throws IOException {
            return lines.next().map(row -> new Item(row.line(), read(row), String.join(",", row.cells())));
        }

        private Reading read(CsvLines.Row row) {
            Map<String, String> texts = new LinkedHashMap<>();
            for (int i = 0; i < Math.min(row.cells().size(), columns.size()); i++) {
                ReceiptFields.put(texts, columns.get(i), row.cells().get(i));
            }
            ReceiptFields fields = new ReceiptFields(texts);
            if (row.fault().isPresent()) {
                return ReceiptReader.unreadable(fields, unreadable(row.fault().get()));
            }
            if (row.cells().size() != columns.size()) {
                return ReceiptReader.unreadable(
                        fields,
                        Refusal.of(
                                ReceiptCode.STRUCTURE,
                                "",
                                "单元格数与表头不符，含逗号的内容应加引号",
                                "not as many cells as the header has; quote what contains a comma",
                                ""));
            }
            return reader.read(fields);
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
