package cn.anxin.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.registry.Drop;
import cn.anxin.hub.registry.DropFormat;
import cn.anxin.hub.registry.SftpSite;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DropFileTests {

    private static final String CONTENT = Issued.content("bank-1", Issued.ENTERPRISES.get(0), 1);

    @Test
    void namesRecipientDayAndNumber() {
        assertThat(DropFile.name("bank-1", LocalDate.of(2026, 11, 22), 7, "csv"))
                .isEqualTo("ANXIN_bank-1_20261122_00007.csv");
        assertThat(DropFile.name("bank-1", LocalDate.of(2026, 11, 22), 123_456, "jsonl"))
                .isEqualTo("ANXIN_bank-1_20261122_123456.jsonl");
    }

    @Test
    void beginsWithTheHeaderAndHasARowANotice() {
        DropFile file = file(DropFormat.CSV, StandardCharsets.UTF_8);
        file.add(CONTENT);
        file.add(CONTENT);

        assertThat(new String(file.bytes(), StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("notice_id,notice_no,");
    }

    @Test
    void writesTheRarestCharactersInGb18030() {
        DropFile file = file(DropFormat.CSV, Charset.forName("GB18030"));
        file.add(CONTENT);

        assertThat(new String(file.bytes(), Charset.forName("GB18030"))).contains("䶮");
    }

    @Test
    void writesTheCloudEventsAsLinesByChoice() {
        DropFile file = file(DropFormat.JSONL, StandardCharsets.UTF_8);
        file.add(CONTENT);

        assertThat(file.bytes()).asString(StandardCharsets.UTF_8).isEqualTo(CONTENT + "\n");
    }

    private static DropFile file(DropFormat format, Charset charset) {
        SftpSite site =
                new SftpSite("bank-1", "127.0.0.1", 22, "", Optional.of("env:NONE"), Optional.empty(), "known_hosts");
        return new DropFile(new Drop(site, format, charset, Optional.empty()));
    }
}
