package cn.anxin.hub.embedded.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCityTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final CityFiles CITY = CityFiles.made(LocalDate.now(CLOCK));

    @TempDir
    private Path sandbox;

    private SampleCity city;

    private void start(Clock clock) {
        city = new SampleCity(true, sandbox, Path.of("routes/mappings"), clock);
        city.start();
    }

    @AfterEach
    void stop() {
        city.stop();
    }

    /** What the hub does with files whose flags are there; gives how many. */
    private int take() throws IOException {
        List<Path> flags = new ArrayList<>();
        try (Stream<Path> files = Files.walk(sandbox)) {
            files.filter(path -> path.toString().endsWith(".ok")).forEach(flags::add);
        }
        for (Path flag : flags) {
            String name = flag.getFileName().toString();
            move(flag.resolveSibling(name.substring(0, name.length() - 3)));
            move(flag);
        }
        return flags.size();
    }

    private static void move(Path file) throws IOException {
        Path done = file.getParent().resolveSibling("done");
        Files.createDirectories(done);
        String name = file.getFileName().toString();
        Path target = done.resolve(name);
        Files.move(
                file,
                Files.exists(target) ? done.resolve(name.replaceFirst("\\.", ".2.")) : target,
                StandardCopyOption.ATOMIC_MOVE);
    }

    private long left() throws IOException {
        try (Stream<Path> files = Files.walk(sandbox)) {
            return files.filter(Files::isRegularFile)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> name.matches(".*\\.(csv|jsonl)"))
                    .count();
        }
    }

    private void takeUntilFinished() {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            take();
            return Files.readString(sandbox.resolve("sample-city.yaml")).contains("finished: true");
        });
    }

    @Test
    void everyFileIsLeftOnceTheRegisterFirst() throws IOException {
        start(CLOCK);
        long register = CITY.files().stream().filter(file -> file.stage() == 1).count();
        await().atMost(Duration.ofSeconds(60)).until(() -> left() == register);
        assertThat(sandbox.resolve("emergency")).doesNotExist();

        takeUntilFinished();
        assertThat(left()).isEqualTo(CITY.files().size());
    }

    @Test
    void goesOnAfterAKillWithoutDoubling() throws IOException {
        start(CLOCK);
        await().atMost(Duration.ofSeconds(60)).until(() -> left() >= 2);
        city.stop();
        await().atMost(Duration.ofSeconds(60)).until(() -> left() == left());

        // Killed after a file was left and before that was written down; the file has been taken meanwhile.
        Files.writeString(sandbox.resolve("sample-city.yaml"), "day: '2026-11-22'\nfiles: 0\nfinished: false\n");
        take();
        start(Clock.offset(CLOCK, Duration.ofDays(3)));
        takeUntilFinished();

        assertThat(left()).isEqualTo(CITY.files().size());
    }

    @Test
    void isMadeOnceInAHome() throws IOException {
        Files.writeString(sandbox.resolve("sample-city.yaml"), "day: '2026-11-22'\nfiles: 40\nfinished: true\n");
        start(CLOCK);
        await().during(Duration.ofMillis(500)).until(() -> left() == 0);
    }
}
