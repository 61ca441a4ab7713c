package cn.anxin.hub.policy;

import cn.anxin.hub.record.Cells;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A test of a record's own columns. A column without value meets none of them. */
public sealed interface Criterion {

    boolean holds(Cells cells);

    /** The column has one of the codes. */
    record IsAny(String column, Set<String> codes) implements Criterion {
        @Override
        public boolean holds(Cells cells) {
            return cells.text(column).filter(codes::contains).isPresent();
        }
    }

    /** The column is Y, or is N. */
    record IsFlag(String column, boolean value) implements Criterion {
        @Override
        public boolean holds(Cells cells) {
            return cells.flag(column).filter(flag -> flag == value).isPresent();
        }
    }

    /** The multi-valued column has at least one of the codes. */
    record HasAny(String column, Set<String> codes) implements Criterion {
        @Override
        public boolean holds(Cells cells) {
            for (String code : cells.codes(column)) {
                if (codes.contains(code)) {
                    return true;
                }
            }
            return false;
        }
    }

    record AtLeast(String column, BigDecimal bound) implements Criterion {
        @Override
        public boolean holds(Cells cells) {
            return cells.number(column).filter(n -> n.compareTo(bound) >= 0).isPresent();
        }
    }

    record AtMost(String column, BigDecimal bound) implements Criterion {
        @Override
        public boolean holds(Cells cells) {
            return cells.number(column).filter(n -> n.compareTo(bound) <= 0).isPresent();
        }
    }

    /** The column is at most the share of another column: rank 2 of 20 is within 10 %. */
    record AtMostShare(String column, BigDecimal share, String whole) implements Criterion {
        @Override
        public boolean holds(Cells cells) {
            Optional<BigDecimal> bound = cells.number(whole).map(share::multiply);
            return bound.isPresent()
                    && cells.number(column)
                            .filter(n -> n.compareTo(bound.get()) <= 0)
                            .isPresent();
        }
    }

    /** The column has a value, or has none. */
    record Given(String column, boolean given) implements Criterion {
        @Override
        public boolean holds(Cells cells) {
            return cells.has(column) == given;
        }
    }

    /** Every one of them; true of none. */
    record All(List<Criterion> criteria) implements Criterion {
        @Override
        public boolean holds(Cells cells) {
            for (Criterion criterion : criteria) {
                if (!criterion.holds(cells)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** At least one of them. */
    record Any(List<Criterion> criteria) implements Criterion {
        @Override
        public boolean holds(Cells cells) {
            for (Criterion criterion : criteria) {
                if (criterion.holds(cells)) {
                    return true;
                }
            }
            return false;
        }
    }
}
