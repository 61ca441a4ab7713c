package cn.anxin.hub.embedded.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What real files have in them: one row in a few hundred is wrong, each in another way. */
record Mistakes(Chance chance, LocalDate today) {

    private static final int ONE_IN = 220;

    /** Left alone, so that an act's own records stay whole. */
    private static final Set<String> SPARED =
            Set.of("registration", "repair", "criminal_case", "administrative_judgment");

    /** The rows, and between them copies with mistakes: a mistake never replaces what is right. */
    List<Row> among(List<Row> rows) {
        List<Row> all = new ArrayList<>(rows.size());
        for (Row row : rows) {
            all.add(row);
            if (chance.between(1, ONE_IN) == 1 && !SPARED.contains(row.type())) {
                all.add(mistaken(row));
            }
        }
        return all;
    }

    private Row mistaken(Row right) {
        Row copy = new Row(
                right.source(),
                right.type(),
                right.recordId() + "-W",
                1,
                "UPSERT",
                right.uscc(),
                right.enterpriseName(),
                0,
                right.columns());
        return switch (chance.between(1, 8)) {
            case 1, 2 -> copy.coded(otherCheckCharacter(right.uscc()));
            case 3 -> copy.coded(right.uscc().substring(0, 15));
            case 4 -> copy.with(firstDay(right), "2025-02-30");
            case 5 -> copy.with(firstDay(right), "");
            case 6 -> copy.named(right.enterpriseName() + "分公司");
            case 7 -> copy.coded("").named("");
            default -> right.with(firstDay(right), today.minusDays(700)).revised(1);
        };
    }

    private static String otherCheckCharacter(String uscc) {
        char last = uscc.charAt(17);
        return uscc.substring(0, 17) + (last == '1' ? '2' : '1');
    }

    private static String firstDay(Row row) {
        return row.columns().entrySet().stream()
                .filter(cell -> cell.getKey().endsWith("_on") || cell.getKey().equals("valid_from"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
