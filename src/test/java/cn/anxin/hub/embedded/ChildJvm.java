package cn.anxin.hub.embedded;

import cn.anxin.hub.AnxinHub;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A class of the tests or of the hub, run as a process that can be killed. */
public record ChildJvm(Process process, BufferedReader output) implements AutoCloseable {

    static ChildJvm run(Class<?> main, String... arguments) throws IOException {
        return start(new ProcessBuilder(line(everything(), main, arguments)));
    }

    /** The hub itself, in a working directory, with environment variables and none of this process's. */
    public static ChildJvm hub(Path directory, Map<String, String> variables) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(line(hubOnly(), AnxinHub.class)).directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ANXIN_") || name.startsWith("SPRING_"));
        builder.environment().putAll(variables);
        return start(builder);
    }

    private static String everything() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Without the tests, whose beans the hub would find. */
    private static String hubOnly() {
        return Arrays.stream(everything().split(File.pathSeparator, -1))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static List<String> line(String classPath, Class<?> main, String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                main.getName()));
        line.addAll(Arrays.asList(arguments));
        return line;
    }

    private static ChildJvm start(ProcessBuilder builder) throws IOException {
        Process process = builder.redirectErrorStream(true).start();
        return new ChildJvm(process, process.inputReader(StandardCharsets.UTF_8));
    }

    /** Reads its output up to a line that has this in it, and gives what follows there. */
    public String await(String text) throws IOException {
        List<String> read = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains(text)) {
                return line.substring(line.indexOf(text) + text.length());
            }
            read.add(line);
        }
        throw new IOException("ended without '" + text + "': " + String.join("\n", read));
    }

    /** All that it still prints until it ends. */
    public List<String> rest() {
        return output.lines().toList();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
