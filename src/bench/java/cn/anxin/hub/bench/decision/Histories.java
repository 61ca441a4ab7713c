package cn.anxin.hub.bench.decision;

import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.RawRecord;
import cn.anxin.hub.record.Reading;
import cn.anxin.hub.record.RecordReader;
import cn.anxin.hub.record.Uscc;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Made-up enterprises of about ten records each, all in scope. Their status depends on Arts. 4, 7(1), 7(3) and 7(4) only:
 * nothing is repaired, annulled or reported twice, so that four rules of any engine can tell it.
 */
final class Histories {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String[] CATEGORIES = {"WARNING", "FINE", "FINE", "FINE", "CONFISCATION", "STOP_PRODUCTION"};
    private static final int[] FINES = {5_000, 10_000, 20_000, 30_000, 45_000, 49_999, 50_000, 80_000};
    private static final int DAYS = 5 * 365;

    private final Random random;
    private final Uscc uscc;
    private final List<CreditRecord> records = new ArrayList<>();

    /** An enterprise and its effective records. */
    record History(Uscc uscc, List<CreditRecord> records) {}

    private Histories(Uscc uscc, Random random) {
        this.uscc = uscc;
        this.random = random;
    }

    /** The same ones for the same count, whoever asks. */
    static List<History> of(int enterprises) {
        Random random = new Random(20_261_122);
        List<History> all = new ArrayList<>(enterprises);
        for (int i = 0; i < enterprises; i++) {
            all.add(new Histories(code(i), random).history());
        }
        return all;
    }

    private static Uscc code(int number) {
        String organisation = "MA" + "%06d".formatted(number);
        for (String check : "0123456789X".split("")) {
            for (String last : "0123456789ABCDEFGHJKLMNPQRTUWXY".split("")) {
                String code = "91320205" + organisation + check + last;
                if (Uscc.check(code).isEmpty()) {
                    return new Uscc(code);
                }
            }
        }
        throw new IllegalStateException("every organisation has a code");
    }

    private History history() {
        add("emergency/profile", Map.of("valid_from", "2018-03-01", "sector", "METALLURGY", "activities", "STEEL"));
        add("market-supervision/registration", Map.of("state", "ACTIVE", "state_on", "2016-05-04"));
        times(3, this::certificate);
        times(4, this::assessment);
        times(4, this::penalty);
        times(5, this::hazard);
        times(1, this::accident);
        return new History(uscc, List.copyOf(records));
    }

    private void times(int most, Runnable kind) {
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            kind.run();
        }
    }

    private void certificate() {
        LocalDate granted = pastDay();
        add(
                "emergency/standardization",
                Map.of(
                        "certificate_no",
                        "苏AQB" + records.size(),
                        "level",
                        String.valueOf(1 + random.nextInt(3)),
                        "granted_on",
                        granted.toString(),
                        "valid_until",
                        granted.plusYears(3).toString(),
                        "operating",
                        random.nextInt(10) == 0 ? "N" : "Y",
                        "state",
                        random.nextInt(20) == 0 ? "REVOKED" : "VALID"));
    }

    private void assessment() {
        add(
                "emergency/assessment",
                Map.of(
                        "assessed_on", pastDay().toString(),
                        "rank", String.valueOf(1 + random.nextInt(400)),
                        "assessed_count", "400"));
    }

    private void penalty() {
        boolean byEmergency = random.nextInt(3) > 0;
        add(
                byEmergency ? "emergency/penalty" : "market-supervision/penalty",
                Map.of(
                        "document_no",
                        "锡罚〔" + uscc.value() + "〕" + records.size() + "号",
                        "decided_on",
                        pastDay().toString(),
                        "categories",
                        CATEGORIES[random.nextInt(CATEGORIES.length)],
                        "fine_cny",
                        String.valueOf(FINES[random.nextInt(FINES.length)]),
                        "issuer_kind",
                        byEmergency ? "EMERGENCY" : "MARKET",
                        "issuer_name",
                        "锡山区应急管理局",
                        "safety_related",
                        byEmergency ? "Y" : "N"));
    }

    private void hazard() {
        LocalDate found = pastDay();
        LocalDate due = found.plusDays(30);
        Map<String, Object> columns = new HashMap<>(Map.of(
                "grade", random.nextInt(3) == 0 ? "MAJOR" : "GENERAL",
                "found_on", found.toString(),
                "due_on", due.toString()));
        if (random.nextInt(50) > 0) {
            int late = random.nextInt(15) == 0 ? 20 : -10;
            columns.put("rectified_on", due.plusDays(late).toString());
        }
        add("emergency/hazard", columns);
    }

    private void accident() {
        LocalDate occurred = pastDay();
        Map<String, Object> columns = new HashMap<>(Map.of(
                "occurred_on", occurred.toString(),
                "deaths", String.valueOf(random.nextInt(10) == 0 ? 1 : 0),
                "status", "PROVISIONAL"));
        if (random.nextInt(8) > 0) {
            columns.put("status", "CONCLUDED");
            columns.put("liability", random.nextInt(4) == 0 ? "N" : "Y");
            columns.put("concluded_on", occurred.plusDays(60).toString());
        }
        add("emergency/accident", columns);
    }

    private LocalDate pastDay() {
        return TODAY.minusDays(random.nextInt(DAYS));
    }

    private void add(String type, Map<String, Object> columns) {
        String[] parts = type.split("/", 2);
        Map<String, Object> fields = new HashMap<>(columns);
        fields.put("record_id", "R-" + uscc.value() + "-" + records.size());
        fields.put("uscc", uscc.value());
        fields.put("enterprise_name", "无锡示例铸造有限公司");
        Reading reading = RecordReader.read(new RawRecord(parts[0], parts[1], fields));
        if (!(reading instanceof Reading.Read read)) {
            throw new IllegalStateException(String.valueOf(reading));
        }
        records.add(read.record());
    }
}
