package cn.anxin.hub.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** A short word that a home folder keeps, made up once: the same at every start, another one for each node. */
final class Installation {

    private static final int LENGTH = 8;

    private Installation() {}

    static String of(Path home) throws IOException {
        Path file = home.resolve("installation");
        if (!Files.exists(file) || Files.size(file) < LENGTH) {
            Files.writeString(file, UUID.randomUUID().toString().substring(0, LENGTH), StandardCharsets.UTF_8);
        }
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }
}
