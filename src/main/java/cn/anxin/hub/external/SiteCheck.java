package cn.anxin.hub.external;

import cn.anxin.hub.StartFault;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.registry.DatabaseSite;
import cn.anxin.hub.registry.Feed;
import cn.anxin.hub.registry.HttpSite;
import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.registry.Secrets;
import cn.anxin.hub.registry.SftpSite;
import cn.anxin.hub.registry.Site;
import cn.anxin.hub.registry.SshKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether all that the registry refers to is there: passwords, keys, host keys. The servers themselves are not asked; one
 * that is away only has its own files wait.
 */
record SiteCheck(Registry registry, Secrets secrets) {

    private static final Logger LOG = LoggerFactory.getLogger("cn.anxin.hub.Start");
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    /** @throws StartFault that names everything that is missing */
    void check() {
        List<Message> missing = new ArrayList<>();
        sites().forEach((id, site) -> missing.addAll(missing(id, site)));
        if (!missing.isEmpty()) {
            throw StartFault.of(
                    String.join("；", missing.stream().map(Message::zh).toList()),
                    String.join("; ", missing.stream().map(Message::en).toList()));
        }
        sites().values().stream()
                .filter(SftpSite.class::isInstance)
                .flatMap(site -> ((SftpSite) site).key().stream())
                .distinct()
                .filter(SiteCheck::isOpenToOthers)
                .forEach(key -> LOG.warn(
                        "私钥 {} 没有口令短语，且其他用户可读：请执行 chmod 600 / the key {} has no passphrase and others may"
                                + " read it: chmod 600",
                        key.file(),
                        key.file()));
    }

    private Map<String, Site> sites() {
        Map<String, Site> sites = new LinkedHashMap<>();
        for (Feed feed : registry.feeds()) {
            sites.put(feed.id(), feed.site());
        }
        registry.recipients()
                .forEach(recipient -> registry.site(recipient.id()).ifPresent(site -> sites.put(recipient.id(), site)));
        return sites;
    }

    /** What of a participant is not there. */
    List<Message> missing(String id, Site site) {
        List<Message> missing = new ArrayList<>();
        files(site).forEach((setting, file) -> {
            if (!Files.isReadable(file)) {
                missing.add(unreadable(id, setting, file));
            }
        });
        references(site).stream()
                .filter(reference -> !isThere(reference))
                .forEach(reference -> missing.add(new Message(
                        "找不到 " + id + " 的密钥 " + reference + "：请提供，或更正其引用",
                        "there is no secret at " + reference + " for " + id
                                + ": provide it, or correct the reference")));
        return missing;
    }

    private static Map<String, Path> files(Site site) {
        Map<String, Path> files = new LinkedHashMap<>();
        if (site instanceof SftpSite sftp) {
            files.put("knownHosts", Path.of(sftp.knownHosts()));
            sftp.key().ifPresent(key -> files.put("privateKey", key.file()));
        } else if (site instanceof HttpSite http) {
            http.authorities().ifPresent(file -> files.put("authorities", file));
        }
        return files;
    }

    private static List<String> references(Site site) {
        if (site instanceof SftpSite sftp) {
            return List.of(sftp.secret(), sftp.key().flatMap(SshKey::passphrase)).stream()
                    .flatMap(Optional::stream)
                    .toList();
        }
        if (site instanceof DatabaseSite database) {
            return List.of(database.secret());
        }
        return site instanceof HttpSite http ? http.secret().stream().toList() : List.of();
    }

    private static Message unreadable(String id, String setting, Path file) {
        return new Message(
                id + " 的 " + setting + " 文件 " + file + " 无法读取：请提供该文件",
                "the file " + file + ", " + setting + " of " + id + ", cannot be read: provide it");
    }

    private boolean isThere(String reference) {
        try {
            return !secrets.find(reference).isEmpty();
        } catch (Secrets.MissingSecret none) {
            return false;
        }
    }

    private static boolean isOpenToOthers(SshKey key) {
        if (key.passphrase().isPresent()) {
            return false;
        }
        try {
            return Files.getPosixFilePermissions(key.file()).stream().anyMatch(OTHERS::contains);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
