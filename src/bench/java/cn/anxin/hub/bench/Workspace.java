package cn.anxin.hub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/**
 * Where measurements put what they write, and how large they are made.
 *
 * @param root {@code target/bench}
 * @param scale 1 for the sizes of the documentation
 */
public record Workspace(Path root, double scale) {

    /** An empty folder on the disk that is measured. */
    public Path folder(String name) throws IOException {
        Path folder = root.resolve("work").resolve(name).toAbsolutePath();
        FileSystemUtils.deleteRecursively(folder);
        Files.deleteIfExists(folder.resolveSibling(name + ".log"));
        return Files.createDirectories(folder);
    }

    /** A folder that is needed no longer: databases are large. */
    public void discard(Path folder) throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }

    public int scaled(int size) {
        return Math.max(1, (int) Math.round(size * scale));
    }

    /** Tells the one who waits where the bench is. */
    public void say(String what) {
        System.out.println("  .. " + what);
    }
}
