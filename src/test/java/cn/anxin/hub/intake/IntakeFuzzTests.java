package cn.anxin.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.StartFault;
import cn.anxin.hub.fuzz.Fuzzing;
import cn.anxin.hub.fuzz.Refusals;
import cn.anxin.hub.record.RecordType;
import cn.anxin.hub.record.RecordTypes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever comes in, a reader reads it or refuses it with a code and a reason. */
class IntakeFuzzTests {

    private static final RecordType PENALTY =
            RecordTypes.find("emergency", "penalty").orElseThrow();

    private static final String CSV = """
            record_id,uscc,enterprise_name,处罚文书号,decided_on,categories,fine_cny,issuer_kind,issuer_name,safety_related
            P-1,91320205MA1WX0T109,"无锡示例, ""铸造"" 有限公司",锡应急罚〔2026〕7号,2026-10-08,FINE;CONFISCATION,60000,EMERGENCY,锡山区应急管理局,Y
            P-2,91320205MA1WX0T109,"无锡
            示例",锡罚8号,2026年10月8日,FINE,暂无,EMERGENCY,锡山区应急管理局,是
            """;

    private static final String JSON = """
            {"recordId": "P-1", "revision": 2, "op": "UPSERT", "uscc": "91320205MA1WX0T109", "type": "penalty",\
             "enterpriseName": "无锡示例铸造有限公司", "useScope": 1, "data": {"document_no": "锡罚1号",\
             "decided_on": "2026-10-08", "categories": ["FINE", "WARNING"], "fine_cny": 60000.50,\
             "issuer_kind": "EMERGENCY", "issuer_name": "锡山区应急管理局", "safety_related": "Y"}}""";

    @TempDir
    private Path folder;

    private static List<byte[]> seeds(String... texts) {
        List<byte[]> seeds = new ArrayList<>();
        for (String text : texts) {
            seeds.add(text.getBytes(StandardCharsets.UTF_8));
        }
        return seeds;
    }

    private static Reader decoded(byte[] input) {
        CharsetChoice choice = new CharsetChoice();
        choice.feed(input, input.length);
        return new InputStreamReader(new ByteArrayInputStream(input), choice.choose());
    }

    private static void drain(Rows rows) throws IOException {
        long last = 0;
        for (Optional<RawRow> row = rows.next(); row.isPresent(); row = rows.next()) {
            assertThat(row.get().line()).isGreaterThan(last);
            last = row.get().line();
            Refusals.read(row.get().raw());
        }
    }

    private static void refused(FileRefused refused) {
        assertThat(refused.fault().code()).isNotNull();
        Refusals.check(refused.fault().message());
    }

    @Test
    void csv() throws Exception {
        Mapping mapping = new Mappings(Path.of("routes/mappings")).of("emergency");
        List<byte[]> seeds = seeds(CSV, CSV.replace("\n", "\r\n"), "\uFEFF" + CSV);
        seeds.add(CSV.getBytes(Charset.forName("GB18030")));
        Fuzzing.feed("csv", 250, seeds, input -> {
            try (Rows rows = CsvRows.open(decoded(input), PENALTY, mapping)) {
                drain(rows);
            } catch (FileRefused refused) {
                refused(refused);
            }
        });
    }

    @Test
    void jsonLines() throws Exception {
        Fuzzing.feed("json lines", 200, seeds(JSON + "\n" + JSON, JSON.replace("\"Y\"", "true")), input -> {
            try (Rows rows = new JsonLines(decoded(input), PENALTY)) {
                drain(rows);
            }
        });
    }

    @Test
    void jsonOfARequest() throws Exception {
        String withdrawal =
                "{\"type\":\"penalty\",\"recordId\":\"P-2\",\"op\":\"WITHDRAW\",\"uscc\":\"91320205MA1WX0T109\"}";
        Fuzzing.feed("json request", 200, seeds(JSON, "[" + JSON + "," + withdrawal + "]", withdrawal), input -> {
            try {
                JsonItems.check(new ByteArrayInputStream(input), "emergency");
            } catch (FileRefused refused) {
                refused(refused);
                return;
            }
            try (Rows rows = JsonItems.open(new ByteArrayInputStream(input), "emergency")) {
                drain(rows);
            }
        });
    }

    @Test
    void flags() throws Exception {
        String digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
        Fuzzing.feed(
                "flag", 110, seeds("", "rows=12", "rows: 12\nsha256: " + digest + "\n", "SHA256=" + digest), input -> {
                    try {
                        Flag flag = Flag.parse(new String(input, StandardCharsets.UTF_8));
                        flag.compareRows(12);
                        flag.compareDigest(digest);
                    } catch (FileRefused refused) {
                        refused(refused);
                    }
                });
    }

    @Test
    void fileNames() throws Exception {
        Fuzzing.feed(
                "file name",
                110,
                seeds("penalty_20261122_001.csv", "hazard_20261122_A-7.jsonl", "accident_20240229_0.xlsx"),
                input -> {
                    String text = new String(input, StandardCharsets.UTF_8);
                    FeedFileName.parse("emergency", text).ifPresent(name -> {
                        assertThat(name.text()).isEqualTo(text).doesNotContain("/", "\\", "\u0000", "..");
                        assertThat(name).isEqualByComparingTo(name);
                    });
                });
    }

    @Test
    void mappings() throws Exception {
        Path file = folder.resolve("emergency.yaml");
        byte[] own = Files.readAllBytes(Path.of("routes/mappings/emergency.yaml"));
        Fuzzing.feed(
                "mapping",
                6,
                List.of(own, "blank: [无]\ncommon: {uscc: [代码]}".getBytes(StandardCharsets.UTF_8)),
                input -> {
                    Files.write(file, input);
                    try {
                        MappingFile.read(file, "emergency");
                    } catch (StartFault fault) {
                        Refusals.check(fault.reason());
                    }
                });
    }
}
