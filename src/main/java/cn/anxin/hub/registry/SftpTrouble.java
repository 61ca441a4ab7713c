package cn.anxin.hub.registry;

import cn.anxin.hub.record.Message;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says what to do where a server and the hub do not trust each other; the library's own words name no file. */
public final class SftpTrouble {

    private static final Pattern LOG_IN_REFUSED =
            Pattern.compile("(?i)auth (fail|cancel)|userauth|too many auth|passphrase");
    private static final Pattern BAD_KEY = Pattern.compile("(?i)invalid privatekey|privatekey: .* is not supported");

    private SftpTrouble() {}

    /** Empty where it is trouble of another kind, such as a server that does not answer. */
    public static Optional<Message> explain(SftpSite site, Throwable cause) {
        return Stream.iterate(cause, each -> each != null, Throwable::getCause)
                .filter(JSchException.class::isInstance)
                .findFirst()
                .flatMap(refused -> refused(site, refused));
    }

    private static Optional<Message> refused(SftpSite site, Throwable cause) {
        String said = String.valueOf(cause.getMessage());
        Path knownHosts = Path.of(site.knownHosts());
        if (!Files.isReadable(knownHosts)) {
            return Optional.of(new Message(
                    "主机密钥文件 " + knownHosts + " 无法读取：请放入 " + site.host() + " 的主机密钥",
                    "the file of host keys " + knownHosts + " cannot be read: put the key of " + site.host()
                            + " there"));
        }
        if (cause instanceof JSchHostKeyException) {
            return Optional.of(new Message(
                    "%s 的主机密钥与 %s 中登记的不符或未登记：请向对方核实指纹后更新该文件".formatted(site, knownHosts),
                    "the host key of %s is not the one in %s: ask its owner for the fingerprint, then correct that file"
                            .formatted(site, knownHosts)));
        }
        if (site.key().isPresent() && (BAD_KEY.matcher(said).find() || !Files.isReadable(Path.of(site.keyFile())))) {
            return Optional.of(new Message(
                    "私钥文件 " + site.keyFile() + " 无法读取或不是私钥：请更正",
                    "the private key " + site.keyFile() + " cannot be read, or is none: correct it"));
        }
        return LOG_IN_REFUSED.matcher(said).find() ? Optional.of(logInRefused(site)) : Optional.empty();
    }

    private static Message logInRefused(SftpSite site) {
        String key = site.keyFile();
        String secret = site.secret().orElse("");
        return site.key().isPresent()
                ? new Message(
                        "%s 不接受私钥 %s%s：请确认对方已登记其公钥，口令短语正确"
                                .formatted(site, key, secret.isEmpty() ? "" : "、口令 " + secret),
                        "%s does not take the key %s%s: see that its public key is registered there and that its passphrase is right"
                                .formatted(site, key, secret.isEmpty() ? "" : " and the password at " + secret))
                : new Message(
                        "%s 不接受 %s 处的口令：请更正".formatted(site, secret),
                        "%s does not take the password at %s: correct it".formatted(site, secret));
    }
}
