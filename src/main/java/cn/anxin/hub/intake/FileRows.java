package cn.anxin.hub.intake;

import cn.anxin.hub.record.RecordType;
import java.io.IOException;
import java.io.Reader;
import org.springframework.stereotype.Component;

/** Opens a file as what its name says it is: CSV, JSON Lines or a workbook. */
@Component
class FileRows {

    static final String WORKBOOK = "xlsx";

    private final Spool spool;
    private final Mappings mappings;

    FileRows(Spool spool, Mappings mappings) {
        this.spool = spool;
        this.mappings = mappings;
    }

    /**
     * The rows of a file, whose columns may be called as the source calls them.
     *
     * @param extension csv, jsonl or xlsx
     * @throws FileRefused where its head shows that it is none
     */
    Rows open(String source, RecordType type, String extension, SpooledFile file) throws IOException, FileRefused {
        if (extension.equals(WORKBOOK)) {
            return XlsxRows.open(file.path(), spool.folder(), type, mappings.of(source));
        }
        Reader text = file.text();
        try {
            return extension.equals("jsonl")
                    ? new JsonLines(text, type)
                    : CsvRows.open(text, type, mappings.of(source));
        } catch (FileRefused refusal) {
            text.close();
            throw refusal;
        }
    }
}
