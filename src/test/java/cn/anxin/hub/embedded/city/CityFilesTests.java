package cn.anxin.hub.embedded.city;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.decision.Decision;
import cn.anxin.hub.decision.Status;
import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.EffectiveRecords;
import cn.anxin.hub.record.Fault;
import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.RawRecord;
import cn.anxin.hub.record.Reading;
import cn.anxin.hub.record.RecordReader;
import cn.anxin.hub.record.RecordTypes;
import cn.anxin.hub.record.Uscc;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CityFilesTests {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    private final CityFiles city = CityFiles.made(TODAY);
    private final Map<FaultCode, Integer> faults = new TreeMap<>();
    private final Map<String, CreditRecord> firstByRevision = new LinkedHashMap<>();
    private int conflicts;
    private int duplicates;

    /** As the hub would: what is wrong is counted, and of one revision the first counts. */
    @BeforeAll
    void read() {
        city.files().stream()
                .filter(file -> !file.again())
                .forEach(file -> file.rows().forEach(this::read));
    }

    private void read(Row row) {
        Reading reading = RecordReader.read(raw(row));
        if (reading instanceof Reading.Read right) {
            keep(right.record());
        } else if (reading instanceof Reading.Refused refused) {
            refused.faults().stream().map(Fault::code).forEach(code -> faults.merge(code, 1, Integer::sum));
        }
    }

    private void keep(CreditRecord record) {
        CreditRecord known = firstByRevision.putIfAbsent(record.key().reference() + "#" + record.revision(), record);
        if (known != null) {
            duplicates += known.equals(record) ? 1 : 0;
            conflicts += known.equals(record) ? 0 : 1;
        }
    }

    private static RawRecord raw(Row row) {
        Map<String, Object> fields = new HashMap<>(row.columns());
        fields.put("record_id", row.recordId());
        fields.put("revision", String.valueOf(row.revision()));
        fields.put("op", row.op());
        fields.put("uscc", row.uscc());
        fields.put("enterprise_name", row.enterpriseName());
        fields.put("use_scope", String.valueOf(row.useScope()));
        return new RawRecord(row.source(), row.type(), fields);
    }

    @Test
    void isTheSameCityEveryTime() {
        assertThat(CityFiles.made(TODAY)).isEqualTo(city);
    }

    @Test
    void hasEveryTypeOfEveryAgencyAndTensOfThousandsOfRows() {
        assertThat(city.rows()).isBetween(25_000, 45_000);
        Set<String> types = city.files().stream()
                .flatMap(file -> file.rows().stream())
                .map(row -> row.source() + "/" + row.type())
                .collect(Collectors.toSet());
        Set<String> known = new HashSet<>();
        RecordTypes.sources()
                .forEach(source -> RecordTypes.ofSource(source).forEach(type -> known.add(source + "/" + type.name())));
        assertThat(types).isEqualTo(known);
    }

    @Test
    void fileNamesAreThoseThatTheHubPullsAndStandOnce() {
        List<FeedFile> firsts =
                city.files().stream().filter(file -> !file.again()).toList();
        assertThat(firsts).allSatisfy(file -> assertThat(file.name()).matches("[a-z_]+_20261122_\\d{3}\\.(csv|jsonl)"));
        assertThat(firsts.stream().map(file -> file.source() + "/" + file.name()))
                .doesNotHaveDuplicates();
        assertThat(city.files().stream().map(FeedFile::stage)).isSorted();
    }

    @Test
    void allFourStatusesAppearInSensibleShares() {
        Decision decision = Decision.load(Path.of("policies"));
        Map<Uscc, List<CreditRecord>> records =
                firstByRevision.values().stream().collect(Collectors.groupingBy(CreditRecord::uscc));
        Map<Status, Long> shares = records.entrySet().stream()
                .map(entry -> decision.decide(entry.getKey(), EffectiveRecords.of(entry.getValue()), TODAY))
                .collect(Collectors.groupingBy(assessment -> assessment.status(), Collectors.counting()));
        assertThat(records).hasSizeBetween(3_000, 3_010);
        assertThat(shares.get(Status.JOINT_PUNISHMENT)).as(shares.toString()).isBetween(150L, 500L);
        assertThat(shares.get(Status.JOINT_INCENTIVE)).as(shares.toString()).isBetween(300L, 900L);
        assertThat(shares.get(Status.OUT_OF_SCOPE)).as(shares.toString()).isBetween(200L, 600L);
        assertThat(shares.get(Status.ORDINARY)).as(shares.toString()).isGreaterThan(1_200L);
    }

    @Test
    void hasDirtInItButNotMuch() {
        assertThat(faults).containsKeys(FaultCode.CHECK_DIGIT, FaultCode.FORMAT, FaultCode.REQUIRED);
        assertThat(faults.values().stream().mapToInt(Integer::intValue).sum()).isBetween(60, 400);
        assertThat(conflicts).isBetween(5, 60);
        assertThat(duplicates).isGreaterThan(30);
        assertThat(city.files())
                .anyMatch(file -> file.layout().flag() == Layout.Flag.WRONG)
                .anyMatch(file -> file.layout().flag() == Layout.Flag.EMPTY)
                .anyMatch(FeedFile::again);
        assertThat(city.files().stream().flatMap(file -> file.rows().stream()))
                .anyMatch(row -> row.op().equals("WITHDRAW"));
    }

    @Test
    void agenciesWriteInTheirOwnLayouts() throws IOException {
        Rendering rendering = new Rendering(new Headers(Path.of("routes/mappings")));
        for (FeedFile file : city.files()) {
            byte[] bytes = rendering.of(file);
            String text = new String(bytes, file.layout().charset());
            assertThat(text.lines().count())
                    .as(file.name())
                    .isEqualTo(file.rows().size() + (file.layout().json() ? 0 : 1));
            if (file.layout().chinese()) {
                assertThat(text.lines().findFirst().orElseThrow()).contains("统一社会信用代码");
                assertThat(text).containsPattern("\\d{4}年\\d{1,2}月\\d{1,2}日");
            }
        }
        assertThat(city.files().stream().map(file -> file.layout().charset()).collect(Collectors.toSet()))
                .isEqualTo(Set.of(StandardCharsets.UTF_8, Charset.forName("GB18030")));
    }
}
