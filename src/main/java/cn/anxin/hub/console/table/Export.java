package cn.anxin.hub.console.table;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Lists as files, written as they are read. */
@Component
public class Export {

    private final Places places;

    Export(Places places) {
        this.places = places;
    }

    /** Gives every row of a list to whoever writes it. */
    public interface Rows {
        void each(Consumer<List<?>> row);
    }

    /**
     * Writes the list as the answer. What goes wrong on the way cuts the answer off, so that nobody takes a part for the
     * whole.
     *
     * @param name of the file, without its ending
     * @param headings of the columns
     * @throws IOException where its reader is gone
     * @throws org.springframework.web.server.ResponseStatusException 503 where too many are being written
     */
    public void answer(HttpServletResponse response, String name, Format format, List<String> headings, Rows rows)
            throws IOException {
        places.take(() -> {
            response.setContentType(format.contentType());
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(name + "." + format.ending()));
            write(response.getOutputStream(), format, headings, rows);
        });
    }

    static void write(OutputStream to, Format format, List<String> headings, Rows rows) throws IOException {
        TableWriter table = format == Format.CSV ? new CsvTable(to) : new XlsxTable(to);
        table.row(headings);
        try {
            rows.each(cells -> {
                try {
                    table.row(cells);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        table.end();
    }

    private static String disposition(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
