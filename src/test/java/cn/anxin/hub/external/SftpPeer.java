package cn.anxin.hub.external;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * OpenSSH's sshd with a configuration and keys of its own. Its one account is whoever runs the tests; each agency and
 * each recipient has a folder below the one in which a log-in lands.
 */
final class SftpPeer implements AutoCloseable {

    private static final Path DAEMON = Path.of("/usr/sbin/sshd");
    /** Where the daemon wants an empty folder when root starts it; Debian's service makes it. */
    private static final Path SEPARATION = Path.of("/run/sshd");

    private final Path folder;
    private final int port = Program.freePort();
    private Program daemon;

    static boolean isInstalled() {
        return Files.isExecutable(DAEMON);
    }

    SftpPeer(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folders());
        makeKey("host");
        makeKey("client");
        Files.writeString(knownHosts(), "[127.0.0.1]:" + port + " " + publicKey("host"));
        Files.writeString(folder.resolve("sshd_config"), """
                Port %d
                ListenAddress 127.0.0.1
                HostKey %s
                AuthorizedKeysFile %s
                PidFile none
                StrictModes no
                UsePAM no
                PermitRootLogin prohibit-password
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                MaxStartups 100
                Subsystem sftp internal-sftp -d %s
                """.formatted(
                        port, folder.resolve("host"), folder.resolve("client.pub"), folders()));
        if (System.getProperty("user.name").equals("root")) {
            Files.createDirectories(SEPARATION);
        }
        this.daemon = start();
    }

    private Program start() {
        Program started = Program.start(
                folder.resolve("sshd.log"),
                Map.of(),
                List.of(
                        DAEMON.toString(),
                        "-D",
                        "-e",
                        "-f",
                        folder.resolve("sshd_config").toString()));
        await("sshd to answer").atMost(Duration.ofSeconds(60)).until(() -> started.answersOn(port));
        return started;
    }

    private void makeKey(String name) {
        Program.run(
                folder.resolve("ssh-keygen.log"),
                Map.of(),
                List.of(
                        "ssh-keygen",
                        "-q",
                        "-t",
                        "ed25519",
                        "-N",
                        "",
                        "-C",
                        name,
                        "-f",
                        folder.resolve(name).toString()));
    }

    private String publicKey(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".pub"));
    }

    Path folders() {
        return folder.resolve("folders");
    }

    /** A folder with others in it, as an agency or a recipient has it. */
    void makeFolders(String owner, String... names) throws IOException {
        for (String name : names) {
            Files.createDirectories(folders().resolve(owner).resolve(name));
        }
    }

    String address(String owner) {
        return "sftp://%s@127.0.0.1:%d/%s".formatted(System.getProperty("user.name"), port, owner);
    }

    Path privateKey() {
        return folder.resolve("client");
    }

    Path knownHosts() {
        return folder.resolve("known_hosts");
    }

    /** Ends the daemon and every session. */
    void stop() {
        daemon.kill();
    }

    void startAgain() {
        daemon = start();
    }

    @Override
    public void close() {
        daemon.kill();
    }
}
