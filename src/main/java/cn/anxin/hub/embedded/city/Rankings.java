package cn.anxin.hub.embedded.city;

import static cn.anxin.hub.record.RecordTypes.EMERGENCY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** The yearly assessment (Art. 4(4)): the enterprises assessed, ranked by their scores. */
record Rankings(Chance chance, LocalDate today, Consumer<Row> write) {

    private static final int YEARS = 4;

    private record Scored(Firm firm, int score) {}

    void rank(List<Firm> firms) {
        for (int year = 1; year <= YEARS; year++) {
            rank(firms, today.minusYears(year).plusMonths(7));
        }
    }

    private void rank(List<Firm> firms, LocalDate on) {
        List<Scored> scored = new ArrayList<>();
        for (Firm firm : firms) {
            if (firm.nature() != Nature.OUTSIDE && chance.percent(55)) {
                scored.add(new Scored(firm, score(firm.nature())));
            }
        }
        scored.sort(Comparator.comparingInt(Scored::score).reversed());
        for (int i = 0; i < scored.size(); i++) {
            Firm firm = scored.get(i).firm();
            write.accept(Row.of(firm, EMERGENCY, "assessment", "PG-%d-%05d".formatted(on.getYear(), firm.number()))
                    .with("assessed_on", on)
                    .with("score", scored.get(i).score() / 10.0)
                    .with("rank", i + 1)
                    .with("assessed_count", scored.size()));
        }
    }

    private int score(Nature nature) {
        return switch (nature) {
            case MODEL -> chance.between(820, 990);
            case OFFENDER -> chance.between(400, 700);
            case PLAIN, REFORMED, OUTSIDE -> chance.between(560, 900);
        };
    }
}
