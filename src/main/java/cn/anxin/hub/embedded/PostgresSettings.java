package cn.anxin.hub.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link PostgresServer} is started with.
 *
 * @param folder holds the data and the server's log
 * @param programs where the programs are unpacked once; several servers may share it
 * @param port on the loopback address; 0 for any free one
 * @param password of the database's one user
 * @param durability what a crash of the machine may cost
 */
public record PostgresSettings(Path folder, Path programs, int port, String password, Durability durability) {

    /** What a crash of the machine may cost. */
    public enum Durability {
        /** A commit is on the disk before it is answered. */
        DURABLE("on"),
        /** Everything may be lost: for tests. */
        LOST_WITH_THE_MACHINE("off");

        private final String onOrOff;

        Durability(String onOrOff) {
            this.onOrOff = onOrOff;
        }

        private List<String> options() {
            return List.of(
                    "-c", "fsync=" + onOrOff,
                    "-c", "synchronous_commit=" + onOrOff,
                    "-c", "full_page_writes=" + onOrOff);
        }
    }

    static final String USER = "anxin";
    static final String DATABASE = "anxin";

    public PostgresSettings {
        folder = folder.toAbsolutePath().normalize();
        programs = programs.toAbsolutePath().normalize();
    }

    /** A server whose data lasts, on any free port, with everything in one folder. */
    static PostgresSettings durable(Path folder, String password) {
        return new PostgresSettings(folder, folder, 0, password, Durability.DURABLE);
    }

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    /** Given at every start, not written once by initdb, so that a newer hub's choice reaches an older folder. */
    List<String> serverArguments(int chosenPort) {
        List<String> arguments = new ArrayList<>(List.of(
                "-D", data().toString(),
                "-p", String.valueOf(chosenPort),
                "-c", "listen_addresses=127.0.0.1",
                "-c", "unix_socket_directories=",
                "-c", "max_connections=80",
                "-c", "jit=off",
                "-c", "log_min_messages=warning",
                "-c", "log_line_prefix=%m [%p] "));
        arguments.addAll(durability.options());
        return arguments;
    }
}
