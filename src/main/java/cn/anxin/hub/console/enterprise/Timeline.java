package cn.anxin.hub.console.enterprise;

import cn.anxin.hub.decision.Assessment;
import cn.anxin.hub.decision.Assessment.Ground;
import cn.anxin.hub.decision.Status;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * An enterprise's years as a picture: its statuses, the acts behind them, what is recorded and what was told; and as the
 * steps of which it consists.
 *
 * @param height of the picture, which is {@link #WIDTH} wide
 * @param today where the day decided for is
 */
record Timeline(
        LocalDate from,
        LocalDate to,
        List<Span> spans,
        List<Bar> acts,
        List<Mark> records,
        List<Mark> notices,
        List<Mark> years,
        int today,
        int height,
        List<Step> steps) {

    static final int WIDTH = 1000;
    private static final int LANE = 20;
    private static final int ACTS = 58;
    private static final int MOST_ACTS = 12;
    private static final int BELOW = 76;
    private static final int MONTHS_AHEAD = 6;

    /** A time of one status, up to the day before {@code end}; the last one has no end. */
    record Span(Status status, LocalDate from, Optional<LocalDate> end, int x, int width) {}

    /** An act while it is a ground. */
    record Bar(int item, LocalDate since, Optional<LocalDate> until, int x, int width, int y) {}

    /** Something of one day. */
    record Mark(LocalDate on, int x) {}

    /** A day on which something changes, against the day before. */
    record Step(Assessment assessment, Optional<Difference> difference, boolean ahead) {}

    static Timeline of(
            List<Assessment> course, LocalDate asOf, Collection<LocalDate> records, Collection<LocalDate> notices) {
        LocalDate from = course.get(0).asOf();
        LocalDate last = course.get(course.size() - 1).asOf();
        LocalDate to = (last.isAfter(asOf) ? last : asOf).plusMonths(MONTHS_AHEAD);
        Scale scale = new Scale(from, to);
        List<Bar> acts = acts(course, scale);
        int rows =
                acts.stream().mapToInt(bar -> (bar.y() - ACTS) / LANE + 1).max().orElse(0);
        return new Timeline(
                from,
                to,
                spans(course, scale),
                acts,
                scale.marks(records),
                scale.marks(notices),
                scale.marks(IntStream.rangeClosed(from.getYear(), to.getYear())
                        .mapToObj(year -> LocalDate.of(year, 1, 1))
                        .toList()),
                scale.x(asOf),
                ACTS + rows * LANE + BELOW,
                steps(course, asOf));
    }

    /** Where the marks of what is recorded are. */
    public int recordsAt() {
        return height - 50;
    }

    /** Where the marks of what was told are. */
    public int noticesAt() {
        return height - 14;
    }

    private record Scale(LocalDate from, LocalDate to) {

        int x(LocalDate day) {
            long all = Math.max(1, ChronoUnit.DAYS.between(from, to));
            long place = ChronoUnit.DAYS.between(from, day);
            return (int) Math.max(0, Math.min(WIDTH, place * WIDTH / all));
        }

        int width(LocalDate start, Optional<LocalDate> end) {
            return Math.max(2, x(end.orElse(to)) - x(start));
        }

        List<Mark> marks(Collection<LocalDate> days) {
            return new TreeSet<>(days)
                    .stream()
                            .filter(day -> !day.isBefore(from) && !day.isAfter(to))
                            .map(day -> new Mark(day, x(day)))
                            .toList();
        }
    }

    private static List<Span> spans(List<Assessment> course, Scale scale) {
        List<Span> spans = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= course.size(); i++) {
            boolean over = i == course.size()
                    || course.get(i).status() != course.get(start).status();
            if (over) {
                LocalDate from = course.get(start).asOf();
                Optional<LocalDate> end = i == course.size()
                        ? Optional.empty()
                        : Optional.of(course.get(i).asOf());
                spans.add(new Span(course.get(start).status(), from, end, scale.x(from), scale.width(from, end)));
                start = i;
            }
        }
        return spans;
    }

    private static List<Bar> acts(List<Assessment> course, Scale scale) {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < course.size(); i++) {
            for (Ground ground : course.get(i).grounds()) {
                boolean begins = i == 0 || !has(course.get(i - 1), ground);
                if (begins && bars.size() < MOST_ACTS) {
                    Optional<LocalDate> end = course.subList(i, course.size()).stream()
                            .filter(step -> !has(step, ground))
                            .map(Assessment::asOf)
                            .findFirst();
                    LocalDate from = course.get(i).asOf();
                    bars.add(new Bar(
                            ground.item(),
                            from,
                            end.map(day -> day.minusDays(1)),
                            scale.x(from),
                            scale.width(from, end),
                            ACTS + bars.size() * LANE));
                }
            }
        }
        return bars;
    }

    private static boolean has(Assessment assessment, Ground ground) {
        return assessment.grounds().stream().anyMatch(other -> Difference.isSame(ground, other));
    }

    private static List<Step> steps(List<Assessment> course, LocalDate asOf) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < course.size(); i++) {
            Optional<Difference> difference =
                    i == 0 ? Optional.empty() : Optional.of(Difference.of(course.get(i - 1), course.get(i)));
            steps.add(new Step(course.get(i), difference, course.get(i).asOf().isAfter(asOf)));
        }
        return steps;
    }
}
