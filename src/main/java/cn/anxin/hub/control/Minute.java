package cn.anxin.hub.control;

/** What went through a route in one minute; times by classes, each an eighth of an octave wide. */
final class Minute {

    private static final int CLASSES_AN_OCTAVE = 8;
    /** From a microsecond to nineteen hours. */
    static final int CLASSES = 36 * CLASSES_AN_OCTAVE;

    final long number;
    int done;
    int failed;
    long nanos;
    private int[] classes = new int[0];

    Minute(long number) {
        this.number = number;
    }

    void add(long took) {
        done++;
        nanos += took;
        if (classes.length == 0) {
            classes = new int[CLASSES];
        }
        classes[classOf(took)]++;
    }

    void addTo(long[] sums) {
        for (int i = 0; i < classes.length; i++) {
            sums[i] += classes[i];
        }
    }

    private static int classOf(long nanos) {
        double octaves = Math.log(Math.max(1.0, nanos / 1_000.0)) / Math.log(2);
        return Math.min(CLASSES - 1, (int) (octaves * CLASSES_AN_OCTAVE));
    }

    /** The longest time of a class. */
    static long upperNanos(int index) {
        return (long) (1_000 * Math.pow(2, (index + 1.0) / CLASSES_AN_OCTAVE));
    }
}
