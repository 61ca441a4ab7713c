package cn.anxin.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anxin.hub.StartFault;
import cn.anxin.hub.record.RecordTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingFileTests {

    @TempDir
    private Path folder;

    @Test
    void theProjectsOwnFilesNameEveryColumnInChinese() throws IOException {
        Mappings mappings = new Mappings(Path.of("routes/mappings"));
        RecordTypes.sources()
                .forEach(source -> RecordTypes.ofSource(source)
                        .forEach(type -> type.columns()
                                .forEach(column -> assertThat(mappings.of(source)
                                                .columns()
                                                .get(type.name())
                                                .entrySet())
                                        .as(type.name() + "." + column.name())
                                        .anyMatch(entry -> entry.getValue().equals(column.name())
                                                && entry.getKey().codePointAt(0) > 0x2E00))));
    }

    @Test
    void refusesWhatIsNoTextAndWhatWouldGrow() throws IOException {
        Path file = folder.resolve("emergency.yaml");
        Files.write(file, new byte[] {'a', ':', (byte) 0xFF});
        assertThatThrownBy(() -> MappingFile.read(file, "emergency")).isInstanceOf(StartFault.class);
        Files.writeString(file, "blank: &a [x]\ncommon: {uscc: [" + "*a, ".repeat(60) + "]}");
        assertThatThrownBy(() -> MappingFile.read(file, "emergency")).isInstanceOf(StartFault.class);
        Files.writeString(file, "blank: " + "[".repeat(1000));
        assertThatThrownBy(() -> MappingFile.read(file, "emergency")).isInstanceOf(StartFault.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "commons: {} | unknown key commons",
                "types: {registration: {state: [状态]}} | sends no records of type registration",
                "types: {penalty: {colour: [颜色]}} | unknown column colour",
                "types: {penalty: {document_no: [uscc]}} | means both",
                "types: {penalty: {document_no: 文号}} | a list is wanted",
                "blank: [a, b | not valid YAML",
                "types: {penalty: {}, penalty: {}} | twice",
            })
    void refusesWhatItDoesNotUnderstandWithFileAndLine(String yaml, String reason) throws IOException {
        Path file = Files.writeString(folder.resolve("emergency.yaml"), "# a comment\n" + yaml);
        assertThatThrownBy(() -> MappingFile.read(file, "emergency"))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("emergency.yaml, line 2")
                .hasMessageContaining(reason);
    }
}
