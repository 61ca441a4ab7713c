package cn.anxin.hub.embedded.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Leaves the sample city's files in the sandbox, as the agencies would: the register first, the rest when that has been
 * taken, and at last one file for the second time. Beside the hub, not in its way.
 */
public final class SampleCity implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SampleCity.class);
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final boolean wanted;
    private final Path sandbox;
    private final Clock clock;
    private final Rendering rendering;
    private volatile @Nullable Thread thread;

    /**
     * @param wanted whether it is made at all
     * @param sandbox holds the agencies' folders
     * @param mappings the hub's tables of Chinese headers, one a source
     */
    public SampleCity(boolean wanted, Path sandbox, Path mappings, Clock clock) {
        this.wanted = wanted;
        this.sandbox = sandbox;
        this.clock = clock;
        this.rendering = new Rendering(new Headers(mappings));
    }

    @Override
    public boolean isAutoStartup() {
        return wanted;
    }

    @Override
    public void start() {
        Thread started = new Thread(this::run, "sample-city");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try {
            CityProgress progress = CityProgress.in(sandbox, LocalDate.now(clock));
            if (!progress.finished()) {
                leave(CityFiles.made(progress.day()), progress);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException | UncheckedIOException e) {
            LOG.error("示例城市未能写出：{} / The sample city could not be written", e.toString());
        }
    }

    private void leave(CityFiles city, CityProgress begun) throws IOException, InterruptedException {
        List<FeedFile> files = city.files();
        CityProgress progress = begun;
        LOG.info(
                "示例城市：四个单位将留下 {} 个文件、{} 行，见 {} / Sample city: four agencies leave {} files with {} rows",
                files.size(),
                city.rows(),
                sandbox,
                files.size(),
                city.rows());
        while (progress.left() < files.size()) {
            FeedFile next = files.get(progress.left());
            awaitStagesBefore(next.stage(), files);
            byte[] bytes = rendering.of(next);
            folder(next).leave(next, bytes, Rendering.flag(next, bytes));
            progress = progress.oneMore(sandbox, files.size());
        }
        LOG.info("示例城市的文件已全部留下 / All files of the sample city have been left");
    }

    private void awaitStagesBefore(int stage, List<FeedFile> files) throws InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (files.stream()
                        .anyMatch(file -> file.stage() < stage && folder(file).isWaiting(file))
                && System.nanoTime() < giveUp) {
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private AgencyFolder folder(FeedFile file) {
        return new AgencyFolder(sandbox.resolve(file.source()));
    }
}
