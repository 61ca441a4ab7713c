package cn.anxin.hub.embedded;

import cn.anxin.hub.home.Credentials;
import cn.anxin.hub.home.Credentials.Door;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * An SFTP server on the loopback address that plays every remote end: each agency and each recipient has a folder of its
 * own, and sees nothing else. A file put there by hand is the same as one uploaded.
 */
public final class SftpSandbox implements AutoCloseable {

    private static final List<String> FOLDERS = List.of("out", "done", "failed", "receipts", "in");
    private static final String ADDRESS = "127.0.0.1";

    private final SshServer server;
    private final Path root;

    private SftpSandbox(SshServer server, Path root) {
        this.server = server;
        this.root = root;
    }

    /**
     * Starts it.
     *
     * @param root holds the folders
     * @param secrets keeps its host key, and gets a {@code known_hosts} by which the hub recognises it
     */
    public static SftpSandbox start(Path root, Path secrets, int port, Credentials credentials) throws IOException {
        SshServer server = SshServer.setUpDefaultServer();
        SftpSandbox sandbox = new SftpSandbox(server, root);
        SimpleGeneratorHostKeyProvider hostKey = new SimpleGeneratorHostKeyProvider(secrets.resolve("sftp_host_key"));
        hostKey.setAlgorithm(KeyUtils.EC_ALGORITHM);
        hostKey.setKeySize(256);
        server.setHost(ADDRESS);
        server.setPort(FreePort.orAny(port, "ANXIN_SFTP_PORT"));
        server.setKeyPairProvider(hostKey);
        server.setPasswordAuthenticator((user, password, session) -> credentials.opens(Door.SFTP, user, password));
        server.setFileSystemFactory(new VirtualFileSystemFactory() {
            @Override
            public Path getUserHomeDir(SessionContext session) {
                return sandbox.folder(session.getUsername());
            }
        });
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        server.start();
        sandbox.writeKnownHosts(hostKey, secrets.resolve("known_hosts"));
        return sandbox;
    }

    /** Makes the folders of someone who takes part. */
    void admit(String id) throws IOException {
        for (String name : FOLDERS) {
            Files.createDirectories(folder(id).resolve(name));
        }
    }

    private Path folder(String id) {
        return root.resolve(id);
    }

    public int port() {
        return server.getPort();
    }

    private void writeKnownHosts(SimpleGeneratorHostKeyProvider hostKey, Path file) throws IOException {
        PublicKey key = hostKey.loadKeys(null).iterator().next().getPublic();
        Path unfinished = file.resolveSibling("known_hosts.unfinished");
        String host = port() == 22 ? ADDRESS : "[" + ADDRESS + "]:" + port();
        Files.writeString(unfinished, host + " " + PublicKeyEntry.toString(key) + "\n", StandardCharsets.UTF_8);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        server.close(true);
    }
}
