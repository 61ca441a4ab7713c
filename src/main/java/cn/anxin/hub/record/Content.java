package cn.anxin.hub.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A record's content in its one canonical form: equal content, however it was spelled, is equal text. */
public final class Content {

    private static final JsonFactory JSON = new JsonFactory();

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
        Cells.Builder cells = new Cells.Builder();
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                String column = name;
                Kind kind = recordType
                        .column(column)
                        .orElseThrow(() -> new IllegalArgumentException("no column " + column + " in " + type))
                        .kind();
                parser.nextToken();
                cells.add(column, cell(kind, parser));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not a record's content: " + e.getMessage(), e);
        }
        return cells.build();
    }

    private static Cell cell(Kind kind, JsonParser parser) throws IOException {
        if (kind instanceof Kind.Day) {
            return new Cell.Day(day(parser.getText()));
        }
        if (kind instanceof Kind.Whole || kind instanceof Kind.Decimal) {
            return new Cell.Number(new BigDecimal(parser.getText()));
        }
        if (kind instanceof Kind.YesNo) {
            return new Cell.Flag("Y".equals(parser.getText()));
        }
        if (kind instanceof Kind.Codes) {
            return new Cell.Codes(codes(parser));
        }
        return new Cell.Text(parser.getText());
    }

    /** The one form in which days are kept; read without a formatter, for a review reads very many. */
    private static LocalDate day(String text) {
        if (text.length() != 10) {
            throw new IllegalArgumentException("not a day: " + text);
        }
        return LocalDate.of(
                Integer.parseInt(text, 0, 4, 10), Integer.parseInt(text, 5, 7, 10), Integer.parseInt(text, 8, 10, 10));
    }

    private static List<String> codes(JsonParser array) throws IOException {
        List<String> codes = new ArrayList<>();
        for (String code = array.nextTextValue(); code != null; code = array.nextTextValue()) {
            codes.add(code);
        }
        return codes;
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
