package cn.anxin.hub.bench.latency;

import cn.anxin.hub.bench.Figure;
import cn.anxin.hub.bench.Measurement;
import cn.anxin.hub.bench.Workspace;
import cn.anxin.hub.bench.city.Enterprise;
import cn.anxin.hub.bench.city.Life;
import cn.anxin.hub.bench.city.Row;
import cn.anxin.hub.bench.hub.MeasuredHub;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * One record by HTTP that lists an enterprise, until its notice is with a consumer of a recipient's queue; while the hub
 * takes in files without end.
 */
public final class UrgentRecord implements Measurement {

    private static final int SAMPLES = 200;
    private static final int LEAST_SAMPLES = 10;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int FIRST = 900_000;
    private static final int BETWEEN_MILLIS = 100;
    private static final String RECIPIENT = "emergency-management";

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public List<Figure> measure(Workspace workspace) throws Exception {
        int samples = Math.max(2 * LEAST_SAMPLES, workspace.scaled(SAMPLES));
        Path home = workspace.folder("latency");
        Life life = new Life(LocalDate.now());
        double[] idle;
        double[] busy;
        int files;
        try (MeasuredHub hub = MeasuredHub.start(home);
                NoticeWatch watch = NoticeWatch.of(hub, RECIPIENT)) {
            introduce(hub, life, 2 * samples);
            idle = latencies(hub, watch, life, FIRST, samples);
            try (BulkTraffic traffic = BulkTraffic.start(hub, life, workspace)) {
                traffic.awaitFlow();
                busy = latencies(hub, watch, life, FIRST + samples, samples);
                files = traffic.rounds();
            }
        }
        workspace.discard(home);
        return List.of(
                figure("urgent record to notice, idle, p50", idle, 0.5),
                figure("urgent record to notice, idle, p99", idle, 0.99),
                figure("urgent record to notice beside a bulk file, p50", busy, 0.5),
                figure("urgent record to notice beside a bulk file, p99", busy, 0.99)
                        .atMost(250)
                        .with("bulk rounds", files)
                        .with("slowest ms", busy[busy.length - 1]));
    }

    private static Figure figure(String name, double[] sorted, double share) {
        int index = Math.min(sorted.length - 1, (int) Math.ceil(share * sorted.length) - 1);
        return Figure.of(name, sorted[index], "ms").with("samples", sorted.length);
    }

    /** Enterprises of Art. 2 about which nothing is held yet. */
    private static void introduce(MeasuredHub hub, Life life, int count) throws Exception {
        SplittableRandom chance = new SplittableRandom(FIRST);
        List<Row> registrations = new ArrayList<>();
        List<Row> profiles = new ArrayList<>();
        for (int number = FIRST; number < FIRST + count; number++) {
            Enterprise enterprise = Enterprise.of(number);
            registrations.add(life.registration(enterprise, chance));
            profiles.add(life.profile(enterprise, chance, true));
        }
        post(hub, registrations);
        post(hub, profiles);
        hub.awaitQuiet();
    }

    private static void post(MeasuredHub hub, List<Row> rows) throws Exception {
        String json = new ObjectMapper()
                .writeValueAsString(rows.stream().map(Row::json).toList());
        int status = hub.post(rows.get(0).table().source(), json);
        if (status != 200) {
            throw new IllegalStateException("the records were answered with " + status);
        }
    }

    /** In milliseconds, sorted; fewer than asked for where each takes so long that the bench would never end. */
    private static double[] latencies(MeasuredHub hub, NoticeWatch watch, Life life, int first, int count)
            throws Exception {
        double[] latencies = new double[count];
        long giveUp = System.nanoTime() + LONGEST.toNanos();
        int done = 0;
        while (done < count && (done < LEAST_SAMPLES || System.nanoTime() < giveUp)) {
            Enterprise enterprise = Enterprise.of(first + done);
            long began = System.nanoTime();
            post(hub, List.of(Life.refusal(enterprise, life.today().minusDays(3))));
            latencies[done++] = (watch.arrival(enterprise.uscc()) - began) / 1e6;
            TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
        }
        double[] sorted = Arrays.copyOf(latencies, done);
        Arrays.sort(sorted);
        return sorted;
    }
}
