package cn.anxin.hub.delivery;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A real SFTP server on a folder, that can go away and come back on its port. */
final class SftpSandbox implements AutoCloseable {

    static final String PASSWORD = "open sesame";

    private final Path root;
    private final SimpleGeneratorHostKeyProvider hostKey;
    private final Set<PublicKey> keys = new HashSet<>();
    private SshServer server;

    SftpSandbox(Path folder) throws IOException {
        this.root = Files.createDirectories(folder.resolve("sftp"));
        this.hostKey = new SimpleGeneratorHostKeyProvider(folder.resolve("host-key"));
        this.server = start(0);
    }

    private SshServer start(int port) throws IOException {
        SshServer started = SshServer.setUpDefaultServer();
        started.setHost("127.0.0.1");
        started.setPort(port);
        started.setKeyPairProvider(hostKey);
        started.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        started.setPasswordAuthenticator((user, password, session) -> PASSWORD.equals(password));
        started.setPublickeyAuthenticator(
                (user, key, session) -> keys.stream().anyMatch(known -> KeyUtils.compareKeys(known, key)));
        started.setFileSystemFactory(new VirtualFileSystemFactory() {
            @Override
            public Path getUserHomeDir(org.apache.sshd.common.session.SessionContext session) {
                return root.resolve(session.getUsername());
            }
        });
        started.start();
        return started;
    }

    /** Makes a key that opens it, and writes the private one in OpenSSH's format. */
    Path newKey(String name, int type, String passphrase) throws JSchException, IOException, GeneralSecurityException {
        KeyPair pair = KeyPair.genKeyPair(new JSch(), type, type == KeyPair.RSA ? 2048 : 256);
        Path file = root.resolve(name);
        pair.writeOpenSSHv1PrivateKey(
                file.toString(), passphrase.isEmpty() ? null : passphrase.getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream shared = new ByteArrayOutputStream();
        pair.writePublicKey(shared, name);
        keys.clear();
        keys.add(PublicKeyEntry.parsePublicKeyEntry(shared.toString(StandardCharsets.US_ASCII))
                .resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.FAILING));
        return file;
    }

    int port() {
        return server.getPort();
    }

    Path knownHosts() throws IOException {
        String key =
                PublicKeyEntry.toString(hostKey.loadKeys(null).iterator().next().getPublic());
        return Files.writeString(root.resolve("known_hosts"), "[127.0.0.1]:%d %s%n".formatted(port(), key));
    }

    Path in(String recipient) throws IOException {
        return Files.createDirectories(root.resolve(recipient).resolve("in"));
    }

    List<String> files(String recipient) {
        try (Stream<Path> files = Files.list(in(recipient))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    void goAway() throws IOException {
        server.stop(true);
    }

    void comeBack(int port) throws IOException {
        server = start(port);
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
