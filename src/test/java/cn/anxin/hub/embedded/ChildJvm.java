package cn.anxin.hub.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A class of the tests, run as a process that can be killed. */
record ChildJvm(Process process, BufferedReader output) implements AutoCloseable {

    static ChildJvm run(Class<?> main, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        line.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        return new ChildJvm(process, process.inputReader(StandardCharsets.UTF_8));
    }

    /** Reads its output up to a line that begins so, and gives the rest of that line. */
    String await(String beginning) throws IOException {
        List<String> read = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
            read.add(line);
        }
        throw new IOException("ended without '" + beginning + "': " + String.join("\n", read));
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
