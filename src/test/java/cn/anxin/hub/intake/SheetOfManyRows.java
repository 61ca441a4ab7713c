package cn.anxin.hub.intake;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook whose every text is another, written as it comes. */
final class SheetOfManyRows {

    private static final String[] HEADER = {"record_id", "uscc", "enterprise_name", "refused_on", "document_no"};

    private SheetOfManyRows() {}

    static Path write(Path file, int rows) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
                Writer out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8))) {
            part(zip, out, "xl/_rels/workbook.xml.rels");
            out.write("<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"s.xml\"/>"
                    + "<Relationship Id=\"b\" Type=\"x/sharedStrings\" Target=\"t.xml\"/></Relationships>");
            part(zip, out, "xl/workbook.xml");
            out.write("<workbook xmlns:r=\"r\"><sheets><sheet r:id=\"a\"/></sheets></workbook>");
            part(zip, out, "xl/t.xml");
            out.write("<sst>");
            for (int row = 0; row <= rows; row++) {
                for (int column = 0; column < HEADER.length; column++) {
                    out.write("<si><t>" + (row == 0 ? HEADER[column] : text(row, column)) + "</t></si>");
                }
            }
            out.write("</sst>");
            part(zip, out, "xl/s.xml");
            out.write("<worksheet><sheetData>");
            for (int row = 0; row <= rows; row++) {
                out.write("<row>");
                for (int column = 0; column < HEADER.length; column++) {
                    out.write("<c t=\"s\"><v>" + (row * HEADER.length + column) + "</v></c>");
                }
                out.write("</row>");
            }
            out.write("</sheetData></worksheet>");
        }
        return file;
    }

    private static String text(int row, int column) {
        return column == 3 ? "2026-05-01" : "第" + row + "行第" + column + "列的内容各不相同";
    }

    private static void part(ZipOutputStream zip, Writer out, String name) throws IOException {
        out.flush();
        zip.putNextEntry(new ZipEntry(name));
    }

    /** What is in use after a collection. */
    static long inUse() {
        WeakReference<Object> gone = new WeakReference<>(new Object());
        while (gone.get() != null) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
