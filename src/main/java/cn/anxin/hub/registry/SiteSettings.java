package cn.anxin.hub.registry;

import cn.anxin.hub.notice.Way;
import cn.anxin.hub.record.Message;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads from a participant's entry where it is reached, and refuses what is no address, no reference to a secret, no table. */
final class SiteSettings {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[A-Za-z0-9._-]+(:[^}]*)?}");
    static final Pattern SECRET = Pattern.compile("(credentials|env|file):\\S+");
    private static final Pattern USER = Pattern.compile("\\S{1,63}");

    private final Entry entry;
    private final YamlSection section;
    private final Map<String, String> settings = new TreeMap<>();

    private SiteSettings(Entry entry) {
        this.entry = entry;
        this.section = entry.section();
    }

    /** The settings as they are written, placeholders and all; changeable, for what else the entry says. */
    static Map<String, String> read(Entry entry, Way way) {
        SiteSettings site = new SiteSettings(entry);
        switch (way) {
            case JMS -> {
                // The queues' names follow from the id.
            }
            case SFTP -> site.sftp();
            case HTTP -> site.http();
            case TABLE -> site.table();
        }
        return site.settings;
    }

    private void sftp() {
        required(Settings.ADDRESS, Settings.KNOWN_HOSTS);
        optional(Settings.SECRET, Settings.PRIVATE_KEY, Settings.PASSPHRASE);
        address(SftpSite::isAddress, "sftp://用户@主机:端口/目录", "sftp://user@host:port/folder");
        logIn();
    }

    private void http() {
        required(Settings.ADDRESS);
        optional(Settings.SECRET, Settings.AUTHORITIES, Settings.TIMEOUT);
        address(HttpSite::isAddress, "https://主机:端口/路径，不含用户名和口令", "https://host:port/path, without user or password");
        references(Settings.SECRET);
        check(
                Settings.TIMEOUT,
                HttpSite::isTimeout,
                new Message("请写成 PT10S，最长 PT2M。", "Write it as PT10S; PT2M is the longest."));
    }

    private void table() {
        required(Settings.ADDRESS, Settings.USER, Settings.SECRET, Settings.TABLE);
        address(
                DatabaseSite::isAddress,
                "jdbc:postgresql://主机:端口/数据库，不含口令",
                "jdbc:postgresql://host:port/database, without a password");
        entry.matching(Settings.USER, USER);
        references(Settings.SECRET);
        check(Settings.TABLE, DatabaseSite::isTable, new Message("请写成 模式.表。", "Write schema.table."));
    }

    /** A password, a key, or both where the server asks for both. */
    private void logIn() {
        if (!section.has(Settings.SECRET) && !section.has(Settings.PRIVATE_KEY)) {
            throw section.fault(
                    Settings.SECRET,
                    new Message("缺少 secret 或 privateKey。", "Neither secret nor privateKey is there."),
                    new Message(
                            "请用 secret 指明口令所在，或用 privateKey 指明私钥文件。",
                            "Say with secret where the password is, or with privateKey which file has the key."));
        }
        references(Settings.SECRET, Settings.PASSPHRASE);
        if (section.has(Settings.PASSPHRASE) && !section.has(Settings.PRIVATE_KEY)) {
            throw section.fault(
                    Settings.PASSPHRASE,
                    new Message("有 passphrase 而无 privateKey。", "There is a passphrase, but no privateKey."),
                    new Message("请补上 privateKey，或删去 passphrase。", "Add privateKey, or remove passphrase."));
        }
    }

    private void required(String... keys) {
        for (String key : keys) {
            settings.put(key, section.text(key));
        }
    }

    private void optional(String... keys) {
        for (String key : keys) {
            section.optionalText(key).ifPresent(text -> settings.put(key, text));
        }
    }

    private void references(String... keys) {
        List.of(keys).stream().filter(section::has).forEach(key -> entry.matching(key, SECRET));
    }

    private void address(Predicate<String> form, String zh, String en) {
        String address = PLACEHOLDER.matcher(section.text(Settings.ADDRESS)).replaceAll("1");
        if (!form.test(address)) {
            throw section.fault(
                    Settings.ADDRESS,
                    new Message("地址有误。", "This is not an address."),
                    new Message("请写成 " + zh + "。", "Write " + en + "."));
        }
    }

    private void check(String key, Predicate<String> form, Message remedy) {
        if (section.has(key) && !form.test(section.text(key))) {
            throw section.fault(key, new Message(key + " 的值有误。", "The " + key + " has a wrong form."), remedy);
        }
    }
}
