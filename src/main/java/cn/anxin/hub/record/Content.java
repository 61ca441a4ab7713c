package cn.anxin.hub.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** A record's content in its one canonical form: equal content, however it was spelled, is equal text. */
public final class Content {

    private static final JsonFactory JSON = new JsonFactory();
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Content() {}

    /** The cells as a JSON object: columns ascending, days as {@code yyyy-MM-dd}, flags as Y and N. */
    public static String json(CreditRecord record) {
        return write(generator -> writeCells(generator, record.cells()));
    }

    /** The digest of everything in which two revisions can differ but their key and number. */
    public static byte[] sha256(CreditRecord record) {
        String canonical = write(generator -> {
            generator.writeStartObject();
            generator.writeStringField("op", record.op().name());
            generator.writeStringField("uscc", record.uscc().value());
            generator.writeStringField("name", record.enterpriseName().orElse(""));
            generator.writeNumberField("scope", record.useScope().code());
            generator.writeFieldName("data");
            writeCells(generator, record.cells());
            generator.writeEndObject();
        });
        try {
            return MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Reads back what {@link #json} wrote.
     *
     * @throws IllegalArgumentException where the text is not the cells of such a type
     */
    public static Cells cells(String source, String type, String json) {
        RecordType recordType = RecordTypes.find(source, type)
                .orElseThrow(() -> new IllegalArgumentException("no type " + source + "/" + type));
        Map<String, Cell> cells = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : parse(json).properties()) {
            Column column = recordType
                    .column(entry.getKey())
                    .orElseThrow(() -> new IllegalArgumentException("no column " + entry.getKey() + " in " + type));
            cells.put(column.name(), cell(column.kind(), entry.getValue()));
        }
        return cells.isEmpty() ? Cells.none() : new Cells(cells);
    }

    private static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a record's content: " + e.getOriginalMessage(), e);
        }
    }

    private static Cell cell(Kind kind, JsonNode value) {
        if (kind instanceof Kind.Day) {
            return new Cell.Day(LocalDate.parse(value.textValue()));
        }
        if (kind instanceof Kind.Whole || kind instanceof Kind.Decimal) {
            return new Cell.Number(new BigDecimal(value.asText()));
        }
        if (kind instanceof Kind.YesNo) {
            return new Cell.Flag("Y".equals(value.textValue()));
        }
        if (kind instanceof Kind.Codes) {
            return new Cell.Codes(codes(value));
        }
        return new Cell.Text(value.textValue());
    }

    private static List<String> codes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    private static void writeCells(JsonGenerator generator, Cells cells) throws IOException {
        generator.writeStartObject();
        cells.forEach((column, cell) -> {
            generator.writeFieldName(column);
            writeCell(generator, cell);
        });
        generator.writeEndObject();
    }

    private static void writeCell(JsonGenerator generator, Cell cell) throws IOException {
        if (cell instanceof Cell.Text text) {
            generator.writeString(text.value());
        } else if (cell instanceof Cell.Day day) {
            generator.writeString(day.value().toString());
        } else if (cell instanceof Cell.Number number) {
            generator.writeNumber(number.value().toPlainString());
        } else if (cell instanceof Cell.Flag flag) {
            generator.writeString(flag.value() ? "Y" : "N");
        } else if (cell instanceof Cell.Codes codes) {
            generator.writeArray(
                    codes.values().toArray(String[]::new), 0, codes.values().size());
        }
    }

    private static String write(Writing writing) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            writing.to(generator);
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written", e);
        }
        return text.toString();
    }

    @FunctionalInterface
    private interface Writing {
        void to(JsonGenerator generator) throws IOException;
    }
}
