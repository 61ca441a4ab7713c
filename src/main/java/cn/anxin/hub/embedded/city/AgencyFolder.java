package cn.anxin.hub.embedded.city;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** An agency's folder in the sandbox, used as the agency does: temporary name, rename, and the flag last. */
record AgencyFolder(Path folder) {

    /** Leaves the file, but for what has been done already. */
    void leave(FeedFile file, byte[] bytes, String flag) throws IOException {
        if (wasLeft(file)) {
            return;
        }
        Path out = folder.resolve("out");
        write(out.resolve(file.name()), bytes);
        write(out.resolve(file.name() + ".ok"), flag.getBytes(StandardCharsets.US_ASCII));
    }

    private boolean wasLeft(FeedFile file) throws IOException {
        boolean waits = isWaiting(file);
        long taken = count("done", file) + count("failed", file);
        return file.again() ? taken > 1 || (waits && taken > 0) : waits || taken > 0;
    }

    /** Whether its flag still stands: the hub has not finished with it. */
    boolean isWaiting(FeedFile file) {
        return Files.exists(folder.resolve("out").resolve(file.name() + ".ok"));
    }

    /** A second one of its name has a suffix. */
    private long count(String where, FeedFile file) throws IOException {
        String stem = file.name().substring(0, file.name().indexOf('.'));
        Path in = folder.resolve(where);
        if (!Files.isDirectory(in)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(in)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith(stem) && !name.endsWith(".ok"))
                    .count();
        }
    }

    private static void write(Path target, byte[] bytes) throws IOException {
        Path unfinished = target.resolveSibling("." + target.getFileName() + ".part");
        Files.createDirectories(target.getParent());
        Files.write(unfinished, bytes);
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
