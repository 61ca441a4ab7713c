package cn.anxin.hub.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * {@code endpoints.yaml} in the home folder: the ports on which this run can be reached, for scripts, since each may have
 * been "any free one". It is there from when the hub is ready until it ends in good order.
 */
record Endpoints(Path file) {

    static Endpoints in(Path home) throws IOException {
        Endpoints endpoints = new Endpoints(home.resolve("endpoints.yaml"));
        endpoints.remove();
        return endpoints;
    }

    void write(int http, int management, int sftp, int broker, int database) throws IOException {
        Path unfinished = file.resolveSibling("endpoints.yaml.unfinished");
        String content = """
                # 本次运行的端口（127.0.0.1） / The ports of this run on 127.0.0.1
                http: %d
                management: %d
                sftp: %d
                broker: %d
                database: %d
                """.formatted(http, management, sftp, broker, database);
        Files.writeString(unfinished, content, StandardCharsets.UTF_8);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    void remove() throws IOException {
        Files.deleteIfExists(file);
    }
}
