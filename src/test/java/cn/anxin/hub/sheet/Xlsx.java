package cn.anxin.hub.sheet;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook in the making, part by part, so that what programs write otherwise can be written too. */
public final class Xlsx {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private final List<String> texts = new ArrayList<>();
    private final StringBuilder rows = new StringBuilder();
    private final Map<String, String> others = new LinkedHashMap<>();
    private String merged = "";
    private int padding;
    private String workbook = "<workbookPr/>";

    /** Rows as the sheet's XML has them. */
    public Xlsx rows(String xml) {
        rows.append(xml);
        return this;
    }

    /** A row of texts, shared as Excel shares them; an empty one is no cell. */
    public Xlsx row(int number, String... cells) {
        rows.append("<row r=\"").append(number).append("\">");
        for (int column = 0; column < cells.length; column++) {
            if (!cells[column].isEmpty()) {
                rows.append("<c r=\"%s%d\" t=\"s\"><v>%d</v></c>"
                        .formatted(CellName.of(column), number, shared(cells[column])));
            }
        }
        rows.append("</row>");
        return this;
    }

    private int shared(String text) {
        if (!texts.contains(text)) {
            texts.add(text);
        }
        return texts.indexOf(text);
    }

    /** So many empty elements before the rows, which hardly take room in the archive. */
    Xlsx padded(int mebibytes) {
        padding = mebibytes;
        return this;
    }

    public Xlsx merged(String... regions) {
        StringBuilder cells = new StringBuilder("<mergeCells>");
        for (String region : regions) {
            cells.append("<mergeCell ref=\"").append(region).append("\"/>");
        }
        merged = cells.append("</mergeCells>").toString();
        return this;
    }

    public Xlsx since1904() {
        workbook = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    /** A part instead of, or beside, the usual ones. */
    public Xlsx part(String name, String content) {
        others.put(name, content);
        return this;
    }

    /** Styles: 0 as it is, 1 a day of every workbook, 2 年月日, 3 an amount whose format has a word in quotes. */
    private static String styles() {
        return HEAD + """
                <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
                <numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>
                <numFmt numFmtId="165" formatCode="#,##0.00&quot;yd&quot;"/></numFmts>
                <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
                <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>""";
    }

    public Path write(Path file) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "_rels/.rels",
                relations(
                        "<Relationship Id=\"r1\" Type=\"http://x/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>"));
        parts.put("xl/_rels/workbook.xml.rels", relations("""
                <Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>
                <Relationship Id="rId2" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/>
                <Relationship Id="rId3" Type="http://x/styles" Target="styles.xml"/>"""));
        parts.put("xl/workbook.xml", HEAD + """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                %s<sheets><sheet name="隐藏" sheetId="9" state="hidden" r:id="rId9"/><sheet name="数据" sheetId="1" r:id="rId1"/></sheets></workbook>""".formatted(workbook));
        parts.put("xl/styles.xml", styles());
        parts.put("xl/sharedStrings.xml", sharedStrings());
        parts.put(
                "xl/worksheets/sheet1.xml",
                HEAD + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                        + rows + "</sheetData>" + merged + "</worksheet>");
        parts.putAll(others);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                Writer writer = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
                for (int i = 0; part.getKey().endsWith("sheet1.xml") && i < padding; i++) {
                    writer.write(i == 0 ? "<pad>" : "");
                    writer.write("<a/>".repeat(1 << 18));
                }
                writer.write(part.getValue());
                writer.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private String sharedStrings() {
        StringBuilder xml =
                new StringBuilder(HEAD + "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
        for (String text : texts) {
            xml.append("<si><r><rPr/><t xml:space=\"preserve\">")
                    .append(text.replace("&", "&amp;").replace("<", "&lt;"))
                    .append("</t></r><rPh sb=\"0\" eb=\"1\"><t>yin</t></rPh></si>");
        }
        return xml.append("</sst>").toString();
    }

    private static String relations(String entries) {
        return HEAD + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + entries
                + "</Relationships>";
    }
}
