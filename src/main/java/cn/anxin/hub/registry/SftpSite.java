package cn.anxin.hub.registry;

import cn.anxin.hub.notice.Way;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder on a remote SFTP server.
 *
 * @param folder relative to where the log-in lands; empty for that place itself
 * @param secret where the password is (see {@link Secrets}), never the password
 * @param key with which the hub logs in, instead of a password or, where the server asks for both, before it
 * @param knownHosts the file with the keys by which the server is recognised
 */
public record SftpSite(
        String user,
        String host,
        int port,
        String folder,
        Optional<String> secret,
        Optional<SshKey> key,
        String knownHosts)
        implements Site {

    private static final int DEFAULT_PORT = 22;
    private static final Pattern ADDRESS =
            Pattern.compile("sftp://(?<user>[A-Za-z0-9._-]+)@(?<host>[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+])"
                    + "(:(?<port>\\d{1,5}))?(/(?<folder>[A-Za-z0-9._/-]*))?");

    @Override
    public Way way() {
        return Way.SFTP;
    }

    static boolean isAddress(String text) {
        Matcher address = ADDRESS.matcher(text);
        return address.matches() && port(address) <= 65_535 && !folder(address).contains("..");
    }

    static SftpSite of(String address, Optional<String> secret, Optional<SshKey> key, String knownHosts) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw new IllegalArgumentException("不是 SFTP 地址 / Not an SFTP address: " + address);
        }
        return new SftpSite(
                parts.group("user"), parts.group("host"), port(parts), folder(parts), secret, key, knownHosts);
    }

    /** The ways to log in, in their order, as SSH names them. */
    public String authentications() {
        return String.join(
                ",",
                List.of(key.map(each -> "publickey"), secret.map(each -> "password")).stream()
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** The password itself; empty where there is none. */
    public String password(Secrets secrets) {
        return secret.map(secrets::find).orElse("");
    }

    /** The file of the private key; empty where there is none. */
    public String keyFile() {
        return key.map(each -> each.file().toString()).orElse("");
    }

    /** The private key's passphrase itself; empty where there is none. */
    public String passphrase(Secrets secrets) {
        return key.flatMap(SshKey::passphrase).map(secrets::find).orElse("");
    }

    private static int port(Matcher address) {
        String port = address.group("port");
        return port == null ? DEFAULT_PORT : Integer.parseInt(port);
    }

    private static String folder(Matcher address) {
        String folder = address.group("folder");
        return folder == null ? "" : folder.replaceAll("/+$", "");
    }

    /** As a log line may show it. */
    @Override
    public String toString() {
        return "sftp://" + user + "@" + host + ":" + port + "/" + folder;
    }
}
