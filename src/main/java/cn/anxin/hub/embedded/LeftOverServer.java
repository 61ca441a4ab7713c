package cn.anxin.hub.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a killed hub leaves behind in a data folder: a server that still runs, or only its {@code postmaster.pid}. The
 * server is ended, never adopted: it may still be working for the dead hub, and its transactions would land late.
 */
record LeftOverServer(Path data, Path pgCtl, RunAs runAs) {

    private static final Logger LOG = LoggerFactory.getLogger(LeftOverServer.class);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(5);

    /** Above every system's greatest process id. */
    private static final String NO_PROCESS = String.valueOf(Integer.MAX_VALUE);

    void end() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> running = process(Files.readAllLines(pidFile)).filter(this::servesThisFolder);
        if (running.isPresent()) {
            LOG.warn(
                    "发现上次未停止的 PostgreSQL（进程 {}），先将其停止 / a PostgreSQL was left over (process {}), it is stopped first",
                    running.get().pid(),
                    running.get().pid());
            stop(running.get());
        }
        if (Files.exists(pidFile)) {
            nameNobody(pidFile);
        }
    }

    private void stop(ProcessHandle server) {
        for (String mode : List.of("fast", "immediate")) {
            List<String> arguments = List.of("stop", "-D", data.toString(), "-m", mode, "-w", "-t", "8");
            if (runAs.command(pgCtl, arguments).run(Duration.ofSeconds(10)).succeeded()) {
                return;
            }
        }
        server.destroyForcibly();
        server.onExit()
                .orTimeout(KILL_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(e -> server)
                .join();
    }

    private static Optional<ProcessHandle> process(List<String> pidFile) {
        return pidFile.stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("\\d{1,10}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)));
    }

    /** A process id is soon given to another program, which must not be hurt. */
    private boolean servesThisFolder(ProcessHandle process) {
        Optional<String> line = process.info().commandLine();
        return process.info().command().filter(c -> c.endsWith("postgres")).isPresent()
                && (line.isEmpty() || line.get().contains(data.toString()));
    }

    /**
     * The file is kept, but its process replaced by none: PostgreSQL refuses to start while that number is any live
     * process or an unreaped one, and yet needs the rest to see whether a dead server's children still use its memory.
     */
    private static void nameNobody(Path pidFile) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(pidFile));
        if (lines.isEmpty()) {
            Files.delete(pidFile);
            return;
        }
        lines.set(0, NO_PROCESS);
        Files.write(pidFile, lines);
    }
}
