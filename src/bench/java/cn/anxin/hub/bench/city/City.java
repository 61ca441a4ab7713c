package cn.anxin.hub.bench.city;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Enterprises with so many records each, mixed like those of the sample city: about an eighth of them earns incentives,
 * a twelfth is punished, the rest neither; some were and are no longer.
 *
 * @param first the number of the first enterprise
 * @param rowsEach at least 4
 * @param calm of how many enterprises one has a fate like that; 1 for the mix of the sample city
 */
public record City(int first, int enterprises, int rowsEach, int calm, Life life) {

    private static final long SEED = 20_261_122;
    private static final int ORDINARY = 50;

    /** All rows, enterprise by enterprise. */
    public Stream<Row> rows() {
        return IntStream.range(first, first + enterprises).boxed().flatMap(number -> rows(number).stream());
    }

    /** Those of one enterprise: the same ones whatever the size of the city. */
    public List<Row> rows(int number) {
        SplittableRandom chance = new SplittableRandom(SEED + number);
        Enterprise enterprise = Enterprise.of(number);
        List<Row> rows = new ArrayList<>(rowsEach);
        rows.add(life.registration(enterprise, chance));
        int lot = number % calm == 0 ? chance.nextInt(100) : ORDINARY;
        rows.add(life.profile(enterprise, chance, lot < 88));
        rows.addAll(fate(enterprise, chance, lot));
        boolean model = lot < 13;
        while (rows.size() < rowsEach) {
            rows.add(life.everyday(enterprise, chance, rows.size(), model));
        }
        return rows;
    }

    private List<Row> fate(Enterprise enterprise, SplittableRandom chance, int lot) {
        if (lot < 13) {
            return List.of(life.certificate(enterprise, chance, 1 + chance.nextInt(2)));
        }
        if (lot < 21) {
            return life.act(enterprise, chance);
        }
        if (lot < 23) {
            return life.repaired(enterprise, chance);
        }
        return lot < 24 ? life.annulled(enterprise, chance) : List.of();
    }
}
