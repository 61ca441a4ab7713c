package cn.anxin.hub.embedded.city;

import cn.anxin.hub.record.Column;
import cn.anxin.hub.record.RecordTypes;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A file's bytes, in the layout of the agency that writes it. */
record Rendering(Headers headers) {

    private static final List<String> COMMON =
            List.of("record_id", "revision", "op", "uscc", "enterprise_name", "use_scope");
    private static final Pattern DAY = Pattern.compile("(\\d{4})-0?(\\d{1,2})-0?(\\d{1,2})");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    byte[] of(FeedFile file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer writer = new OutputStreamWriter(bytes, file.layout().charset())) {
            if (file.layout().json()) {
                lines(file, writer);
            } else {
                table(file, writer);
            }
        }
        return bytes.toByteArray();
    }

    private static void lines(FeedFile file, Writer writer) throws IOException {
        JsonMapper json = new JsonMapper();
        for (Row row : file.rows()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("type", row.type());
            object.put("recordId", row.recordId());
            object.put("revision", row.revision());
            object.put("op", row.op());
            object.put("uscc", row.uscc());
            object.put("enterpriseName", row.enterpriseName());
            object.put("useScope", row.useScope());
            object.put("data", row.columns());
            writer.write(json.writeValueAsString(object) + "\n");
        }
    }

    private void table(FeedFile file, Writer writer) throws IOException {
        String type = file.rows().get(0).type();
        List<String> columns = RecordTypes.find(file.source(), type).orElseThrow().columns().stream()
                .map(Column::name)
                .toList();
        if (file.layout().marked()) {
            writer.write(BYTE_ORDER_MARK);
        }
        try (CSVPrinter csv = new CSVPrinter(writer, CSVFormat.RFC4180)) {
            csv.printRecord(header(file, type, columns));
            for (Row row : file.rows()) {
                csv.printRecord(cells(row, columns, file.layout().chinese()));
            }
        }
    }

    private List<String> header(FeedFile file, String type, List<String> columns) throws IOException {
        List<String> header = new ArrayList<>(COMMON);
        header.addAll(columns);
        return file.layout().chinese() ? headers.of(file.source(), type, header) : header;
    }

    private static List<Object> cells(Row row, List<String> columns, boolean chinese) {
        List<Object> cells = new ArrayList<>(
                List.of(row.recordId(), row.revision(), row.op(), row.uscc(), row.enterpriseName(), row.useScope()));
        for (String column : columns) {
            String value = row.columns().getOrDefault(column, "");
            cells.add(chinese ? inChinese(value) : value);
        }
        return cells;
    }

    private static String inChinese(String value) {
        Matcher day = DAY.matcher(value);
        if (day.matches()) {
            return day.group(1) + "年" + day.group(2) + "月" + day.group(3) + "日";
        }
        return switch (value) {
            case "Y" -> "是";
            case "N" -> "否";
            default -> value;
        };
    }

    /** What the flag file of these bytes holds. */
    static String flag(FeedFile file, byte[] bytes) {
        int rows = file.rows().size();
        return switch (file.layout().flag()) {
            case EMPTY -> "";
            case ROWS -> "rows=" + rows + "\n";
            case ROWS_AND_DIGEST -> "rows=" + rows + "\nsha256=" + Digest.sha256(bytes) + "\n";
            case WRONG ->
                "rows=" + (rows + 7) + "\nsha256=" + Digest.sha256("other".getBytes(StandardCharsets.UTF_8)) + "\n";
        };
    }
}
