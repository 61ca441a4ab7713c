package cn.anxin.hub.decision;

import static cn.anxin.hub.decision.Records.record;

import cn.anxin.hub.record.CreditRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Random histories of one enterprise, dense where rules turn: few document numbers and references so that records meet,
 * days biased to leap days, month ends, and anniversaries of each other, a day more or less.
 */
final class Histories {

    private static final int[] MONTHS = {0, 0, 0, 12, 18, 24, 36, -12, -18, -36, 1, -1};
    private static final String[] CATEGORIES = {"WARNING", "FINE", "CONFISCATION", "STOP_PRODUCTION", "DETENTION"};
    private static final String[] AMOUNTS = {"0", "49999.99", "50000", "60000", "70000"};
    // The last one lies outside the Basic Multilingual Plane, where UTF-16 order and code point order part.
    private static final String[] IDS = {"1", "2", "10", "A", "罚", "\uFF21", "\uD840\uDC00"};
    private static final String[] DOCUMENTS = {"罚〔2024〕1号", "罚[2024]1号", "罚2号", "罚3号", "罚4号", "罚5号", "罚6号"};
    private static final String[] CASES = {"公立1号", "公立 1号", "公立2号"};

    private final Random random;
    private final List<LocalDate> days = new ArrayList<>();
    private int theme;

    Histories(long seed) {
        // Neighbouring seeds would begin with nearly the same numbers.
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        days.add(LocalDate.of(2024, 2, 29));
        days.add(LocalDate.of(2021, 1, 1));
        days.add(LocalDate.of(2023, 2, 28));
        days.add(LocalDate.of(2022, 8, 31));
    }

    /** A day on which something may turn, given the days already used. */
    LocalDate day() {
        LocalDate day = days.get(random.nextInt(days.size())).plusMonths(pick(MONTHS));
        int spread = random.nextInt(8);
        LocalDate chosen = day.plusDays(spread < 3 ? spread - 1 : spread == 3 ? random.nextInt(400) - 200 : 0);
        if (chosen.getYear() < 2019 || chosen.getYear() > 2030) {
            return LocalDate.of(2024, 2, 29);
        }
        days.add(chosen);
        return chosen;
    }

    LocalDate asOf() {
        LocalDate day = day();
        return day.isBefore(Wuxi.POLICY.effectiveFrom()) ? Wuxi.POLICY.effectiveFrom() : day;
    }

    List<CreditRecord> history() {
        Map<String, CreditRecord> byKey = new HashMap<>();
        put(byKey, Records.steelProfile());
        theme = random.nextInt(4);
        int size = random.nextInt(14);
        for (int i = 0; i < size; i++) {
            put(byKey, any());
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            put(byKey, repair(byKey));
        }
        return new ArrayList<>(byKey.values());
    }

    private static void put(Map<String, CreditRecord> byKey, CreditRecord record) {
        byKey.put(record.key().reference(), record);
    }

    private CreditRecord any() {
        return switch (random.nextInt(20)) {
            case 0 -> profile();
            case 1 -> registration();
            case 2, 3 -> certificate();
            case 4 -> assessment();
            case 5 -> criminalCase();
            case 6 -> judgment();
            case 7 -> transfer(pick(CASES));
            default -> adverse(pick(IDS), pick(DOCUMENTS), pick(CASES));
        };
    }

    /** A record that can only speak against its enterprise. */
    CreditRecord adverse(String id, String document, String caseRef) {
        boolean themed = random.nextInt(3) > 0;
        if (themed && theme == 1) {
            return penalty(id, document);
        } else if (themed && theme == 2) {
            return hazard(id);
        } else if (themed && theme == 3) {
            return accident(id);
        }
        return switch (random.nextInt(11)) {
            case 0, 1, 2 -> penalty(id, document);
            case 3, 4 -> accident(id);
            case 5, 6 -> hazard(id);
            case 7 -> Records.refusal(id, day().toString());
            case 8 -> record("emergency/licence_violation/" + id, "found_on", day().toString(), "licence", "USE");
            case 9 -> transfer(caseRef);
            default ->
                record(
                        "emergency/serious_violation/" + id,
                        "determined_on",
                        day().toString(),
                        "document_no",
                        document,
                        "reason",
                        "影响较大");
        };
    }

    private CreditRecord penalty(String id, String document) {
        return record(
                (random.nextInt(3) == 0 ? "market-supervision" : "emergency") + "/penalty/" + id,
                "document_no",
                document,
                "decided_on",
                day().toString(),
                "categories",
                List.of(pick(CATEGORIES), pick(CATEGORIES)),
                "fine_cny",
                pick(AMOUNTS),
                "confiscation_cny",
                pick(AMOUNTS),
                "issuer_kind",
                random.nextInt(4) == 0 ? "FIRE" : "EMERGENCY",
                "issuer_name",
                "某局",
                "safety_related",
                random.nextInt(5) == 0 ? "N" : "Y");
    }

    private CreditRecord accident(String id) {
        LocalDate occurred = day();
        Map<String, Object> cells = new HashMap<>(Map.of(
                "occurred_on",
                occurred.toString(),
                "deaths",
                random.nextInt(3) == 0 ? "0" : "1",
                "status",
                "PROVISIONAL"));
        if (random.nextInt(3) > 0) {
            LocalDate concluded = day();
            cells.put("status", random.nextInt(4) == 0 ? "PROVISIONAL" : "CONCLUDED");
            cells.put("liability", random.nextInt(3) == 0 ? "N" : "Y");
            cells.put("concluded_on", (concluded.isBefore(occurred) ? occurred : concluded).toString());
        }
        return record("emergency/accident/" + id, cells);
    }

    private CreditRecord hazard(String id) {
        LocalDate due = day();
        Map<String, Object> cells = new HashMap<>(Map.of(
                "grade",
                random.nextInt(5) == 0 ? "GENERAL" : "MAJOR",
                "found_on",
                due.minusDays(random.nextInt(2)).toString(),
                "due_on",
                due.toString()));
        if (random.nextBoolean()) {
            LocalDate rectified = day();
            cells.put(
                    "rectified_on", (rectified.isBefore(due) ? due.plusDays(random.nextInt(3)) : rectified).toString());
        }
        return record("emergency/hazard/" + id, cells);
    }

    private CreditRecord transfer(String caseRef) {
        return record(
                "emergency/transfer/" + pick(IDS),
                "filed_on",
                day().toString(),
                "case_ref",
                caseRef,
                "person_role",
                "PRINCIPAL");
    }

    private CreditRecord criminalCase() {
        String stage = random.nextInt(5) == 0 ? "JUDGED" : "FINAL";
        return record(
                "court/criminal_case/" + pick(IDS),
                "case_ref",
                pick(CASES),
                "case_no",
                "刑终",
                "stage",
                stage,
                "outcome",
                new String[] {"GUILTY", "GUILTY", "ACQUITTED", "WITHDRAWN"}[random.nextInt(4)],
                "judged_on",
                day().toString());
    }

    private CreditRecord judgment() {
        return record(
                "court/administrative_judgment/" + pick(IDS),
                "case_no",
                "行终",
                "penalty_document_no",
                pick(DOCUMENTS),
                "outcome",
                random.nextInt(4) == 0 ? "UPHELD" : "ANNULLED",
                "final",
                random.nextInt(4) == 0 ? "N" : "Y",
                "judged_on",
                day().toString());
    }

    private CreditRecord profile() {
        return record(
                "emergency/profile/" + pick(IDS),
                "valid_from",
                day().toString(),
                "sector",
                random.nextBoolean() ? "CHEMICAL" : "OTHER",
                "activities",
                new String[] {"HAZCHEM_USE", "METAL_DUST", "STEEL", ""}[random.nextInt(4)],
                "dust_workers",
                random.nextBoolean() ? "9" : "10",
                "major_hazard_level",
                random.nextBoolean() ? "2" : "",
                "key_process",
                random.nextBoolean() ? "是" : "N");
    }

    private CreditRecord registration() {
        return record(
                "market-supervision/registration/" + pick(IDS),
                "state",
                new String[] {"ACTIVE", "REVOKED", "CANCELLED", "MOVED_OUT"}[random.nextInt(4)],
                "state_on",
                day().toString());
    }

    private CreditRecord certificate() {
        LocalDate granted = day();
        LocalDate until = day();
        return record(
                "emergency/standardization/" + pick(IDS),
                "certificate_no",
                "苏AQB",
                "level",
                random.nextInt(4) == 0 ? "3" : "2",
                "granted_on",
                granted.toString(),
                "valid_until",
                (until.isBefore(granted) ? granted.plusYears(3) : until).toString(),
                "operating",
                random.nextInt(5) == 0 ? "N" : "Y",
                "state",
                random.nextInt(5) == 0 ? "REVOKED" : "VALID");
    }

    private CreditRecord assessment() {
        return record(
                "emergency/assessment/" + pick(IDS),
                "assessed_on",
                day().toString(),
                "rank",
                String.valueOf(1 + random.nextInt(3)),
                "assessed_count",
                String.valueOf(19 + random.nextInt(3)));
    }

    /** Most name a record that is there, many about when it can be repaired. */
    private CreditRecord repair(Map<String, CreditRecord> byKey) {
        List<CreditRecord> records = byKey.values().stream()
                .filter(record ->
                        theme != 2 || byKey.size() < 4 || record.cells().has("due_on"))
                .sorted(Comparator.comparing(CreditRecord::key))
                .toList();
        if (records.isEmpty()) {
            return Records.repair(pick(IDS), "emergency/hazard/none", day().toString());
        }
        CreditRecord named = records.get(random.nextInt(records.size()));
        String reference =
                random.nextInt(8) == 0 ? "emergency/penalty/none" : named.key().reference();
        Optional<LocalDate> due =
                named.cells().day("due_on").or(() -> named.cells().day("decided_on"));
        LocalDate decided = due.filter(day -> random.nextInt(3) > 0)
                .map(day -> day.plusMonths(18).plusDays(random.nextInt(4)))
                .orElseGet(this::day);
        return Records.repair(pick(IDS), reference, decided.toString());
    }

    private <T> T pick(T[] from) {
        return from[random.nextInt(from.length)];
    }

    private int pick(int[] from) {
        return from[random.nextInt(from.length)];
    }
}
