package cn.anxin.hub.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program run to its end, with what it printed. */
record Command(List<String> line) {

    /** Its exit code and its output; an exit code of -1 where it could not be run, or not within the time. */
    record Outcome(int exitCode, String output) {

        boolean succeeded() {
            return exitCode == 0;
        }
    }

    static Command of(String... line) {
        return new Command(List.of(line));
    }

    Outcome run(Duration limit) {
        try {
            Path output = Files.createTempFile("anxin", ".out");
            try {
                return run(limit, output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome run(Duration limit, Path output) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException notThere) {
            return new Outcome(-1, String.valueOf(notThere.getMessage()));
        }
        boolean ended = Waiting.forExit(process, limit);
        if (!ended) {
            process.destroyForcibly();
        }
        String printed = Files.readString(output, StandardCharsets.UTF_8).strip();
        return new Outcome(ended ? process.exitValue() : -1, printed);
    }

    /** Waits that end, and that keep an interruption for the caller. */
    static final class Waiting {

        private Waiting() {}

        /** The exit code; -1 for an interrupted wait. */
        static int forEver(Process process) {
            try {
                return process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return -1;
            }
        }

        static boolean forExit(Process process, Duration limit) {
            try {
                return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
