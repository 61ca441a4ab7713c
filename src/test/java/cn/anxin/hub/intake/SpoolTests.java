package cn.anxin.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTests {

    private static final String TEXT = "record_id,企业名称\nP-1,无锡䶮铸造有限公司\nP-2,江阴示例机械有限公司\n".repeat(100);

    @TempDir
    private Path folder;

    private Spool spool;

    @BeforeEach
    void openSpool() throws IOException {
        Files.writeString(folder.resolve("left-over.spool"), "x");
        spool = new Spool(folder);
    }

    @Test
    void hashesWhatItWritesAndLeavesNothingBehind() throws IOException {
        try (SpooledFile file = receive("abc".getBytes(StandardCharsets.UTF_8))) {
            assertThat(file.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void tellsTheCharsetsApartByContent() throws IOException {
        assertThat(text(TEXT.getBytes(StandardCharsets.UTF_8))).isEqualTo(TEXT);
        assertThat(text(TEXT.getBytes(CharsetChoice.GB18030))).isEqualTo(TEXT);
        assertThat(text(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8))).isEqualTo(TEXT);
        assertThat(text("plain".getBytes(StandardCharsets.US_ASCII))).isEqualTo("plain");
        assertThat(text("铸造".getBytes(CharsetChoice.GB18030))).isEqualTo("铸造");
    }

    @Test
    void damagesOnlyTheRowWithABadByte() throws IOException {
        for (var charset : new java.nio.charset.Charset[] {StandardCharsets.UTF_8, CharsetChoice.GB18030}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(TEXT.getBytes(charset));
            bytes.write(new byte[] {'P', '-', '3', ',', (byte) 0xFF, 'x', '\n'});
            bytes.write(TEXT.getBytes(charset));
            assertThat(text(bytes.toByteArray())).as(charset.name()).isEqualTo(TEXT + "P-3,\uFFFDx\n" + TEXT);
        }
    }

    private String text(byte[] bytes) throws IOException {
        try (SpooledFile file = receive(bytes);
                var reader = file.text()) {
            StringBuilder text = new StringBuilder();
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                text.append((char) c);
            }
            return text.toString();
        }
    }

    private SpooledFile receive(byte[] bytes) throws IOException {
        return spool.receive(new ByteArrayInputStream(bytes));
    }
}
