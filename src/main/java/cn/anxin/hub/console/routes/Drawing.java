package cn.anxin.hub.console.routes;

import cn.anxin.hub.control.RouteStep;
import cn.anxin.hub.control.RouteStep.Branch;
import java.util.ArrayList;
import java.util.List;

/**
 * A route as a picture: its steps from top to bottom, ways that part side by side.
 *
 * @param boxes the steps
 * @param frames around steps that hold others
 * @param lines how it goes on, as SVG paths; {@code arrows} those that end at a step
 * @param labels at the ways that part
 */
record Drawing(
        int width,
        int height,
        List<Box> boxes,
        List<Frame> frames,
        List<String> lines,
        List<String> arrows,
        List<Label> labels) {

    static final int BOX_WIDTH = 236;
    static final int BOX_HEIGHT = 62;
    private static final int DOWN = 26;
    private static final int BESIDE = 28;
    private static final int LABEL = 20;
    private static final int EDGE = 14;

    /** A step with its left upper corner. */
    record Box(int x, int y, RouteStep step) {}

    record Frame(int x, int y, int width, int height) {}

    /** Words at a way, above its middle: the kind of way, and its condition. */
    record Label(int x, int y, String kind, String condition) {}

    static Drawing of(RouteStep from, List<RouteStep> steps) {
        List<RouteStep> all = new ArrayList<>();
        all.add(from);
        all.addAll(steps);
        Pen pen = new Pen();
        int width = widthOf(all) + 2 * EDGE;
        int bottom = pen.sequence(all, width / 2, EDGE);
        return new Drawing(width, bottom + EDGE, pen.boxes, pen.frames, pen.lines, pen.arrows, pen.labels);
    }

    private static int widthOf(List<RouteStep> steps) {
        return steps.stream().mapToInt(Drawing::widthOf).max().orElse(BOX_WIDTH / 2);
    }

    private static int widthOf(RouteStep step) {
        int ways = step.branches().stream()
                .mapToInt(branch -> widthOf(branch.steps()) + BESIDE)
                .sum();
        return Math.max(BOX_WIDTH, ways == 0 ? 0 : ways + BESIDE);
    }

    private static boolean isFramed(RouteStep step) {
        return !step.branches().isEmpty() && !step.kind().equals("choice");
    }

    /** Draws, and says where it has come to. */
    private static final class Pen {

        private final List<Box> boxes = new ArrayList<>();
        private final List<Frame> frames = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();
        private final List<String> arrows = new ArrayList<>();
        private final List<Label> labels = new ArrayList<>();

        /** The steps one below the other around a middle; the answer is where the last one ends. */
        int sequence(List<RouteStep> steps, int middle, int top) {
            int y = top;
            for (int i = 0; i < steps.size(); i++) {
                if (i > 0) {
                    arrows.add("M%d %d V%d".formatted(middle, y, y + DOWN - 3));
                    y += DOWN;
                }
                y = step(steps.get(i), middle, y);
            }
            return y;
        }

        private int step(RouteStep step, int middle, int top) {
            boxes.add(new Box(middle - BOX_WIDTH / 2, top, step));
            if (step.branches().isEmpty()) {
                return top + BOX_HEIGHT;
            }
            int bottom = ways(step, middle, top + BOX_HEIGHT);
            if (isFramed(step)) {
                int width = widthOf(step);
                frames.add(new Frame(middle - width / 2, top + BOX_HEIGHT / 2, width, bottom - top - BOX_HEIGHT / 2));
            }
            return bottom;
        }

        /** The ways side by side, from below their step to where they meet again. */
        private int ways(RouteStep step, int middle, int top) {
            List<Branch> branches = step.branches();
            int fork = top + DOWN / 2;
            int begin = fork + LABEL + DOWN / 2;
            int left = middle - width(branches) / 2;
            int deepest = begin;
            List<int[]> ends = new ArrayList<>();
            for (Branch branch : branches) {
                int width = widthOf(branch.steps());
                int centre = left + BESIDE / 2 + width / 2;
                deepest = Math.max(deepest, way(branch, middle, centre, new int[] {top, fork, begin}, ends));
                left += width + BESIDE;
            }
            int meeting = deepest + DOWN / 2;
            ends.forEach(end -> lines.add("M%d %d V%d H%d".formatted(end[0], end[1], meeting, middle)));
            return meeting;
        }

        private static int width(List<Branch> branches) {
            return branches.stream()
                    .mapToInt(branch -> widthOf(branch.steps()) + BESIDE)
                    .sum();
        }

        /** @param heights where the step ends, where the ways part, where the first step of a way begins */
        private int way(Branch branch, int middle, int centre, int[] heights, List<int[]> ends) {
            String path = "M%d %d V%d H%d V%d";
            boolean empty = branch.steps().isEmpty();
            (empty ? lines : arrows)
                    .add(path.formatted(middle, heights[0], heights[1], centre, heights[2] - (empty ? 0 : 3)));
            labels.add(new Label(centre, heights[1] + LABEL - 4, branch.kind(), branch.condition()));
            int end = empty ? heights[2] : sequence(branch.steps(), centre, heights[2]);
            ends.add(new int[] {centre, end});
            return end;
        }
    }
}
