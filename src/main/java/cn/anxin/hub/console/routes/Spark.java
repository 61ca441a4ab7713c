package cn.anxin.hub.console.routes;

import java.util.List;
import java.util.Locale;

/** An hour by its minutes as a small picture: the path of an area, sixty wide and sixteen high. */
final class Spark {

    private static final double HEIGHT = 16;

    private Spark() {}

    static String path(List<Integer> perMinute) {
        int peak =
                Math.max(1, perMinute.stream().mapToInt(Integer::intValue).max().orElse(0));
        StringBuilder path = new StringBuilder("M0 16");
        for (int i = 0; i < perMinute.size(); i++) {
            double y = HEIGHT - (HEIGHT - 1) * perMinute.get(i) / peak;
            path.append(String.format(Locale.ROOT, " L%d %.1f L%d %.1f", i, y, i + 1, y));
        }
        return path.append(" L").append(perMinute.size()).append(" 16 Z").toString();
    }
}
