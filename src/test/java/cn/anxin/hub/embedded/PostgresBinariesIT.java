package cn.anxin.hub.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesIT {

    private static final int HUBS = 3;

    @TempDir
    private Path parent;

    @Test
    void hubsThatUnpackThemAtOnceAllHaveThemAndLeaveNothingElse() throws Exception {
        ExecutorService hubs = Executors.newFixedThreadPool(HUBS);
        CyclicBarrier together = new CyclicBarrier(HUBS);
        Set<Path> folders = new HashSet<>();
        try {
            List<Future<Path>> all = new ArrayList<>();
            for (int i = 0; i < HUBS; i++) {
                all.add(hubs.submit(() -> {
                    together.await();
                    return PostgresBinaries.unpackedIn(parent);
                }));
            }
            for (Future<Path> each : all) {
                folders.add(each.get(120, TimeUnit.SECONDS));
            }
        } finally {
            hubs.shutdownNow();
        }
        assertThat(folders).hasSize(1);
        assertThat(folders.iterator().next().resolve("bin/postgres")).isExecutable();
        try (Stream<Path> left = Files.list(parent)) {
            assertThat(left).containsExactlyElementsOf(folders);
        }
    }
}
