package cn.anxin.hub.registry;

import cn.anxin.hub.StartFault;
import cn.anxin.hub.notice.Recipient;
import cn.anxin.hub.notice.Way;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.registry.Agencies.FeedEntry;
import cn.anxin.hub.registry.Agencies.RecipientEntry;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** The strict reader of {@code agencies.yaml}: what it does not understand ends the start, with file, line and reason. */
class AgenciesFile {

    private static final Set<String> SOURCES = Set.of("emergency", "market-supervision", "court", "credit-platform");
    private static final Set<String> FEED_KEYS = with(Settings.OF_SITE, "id", "name", "way");
    private static final Set<String> RECIPIENT_KEYS = with(Settings.OF_DROP, "id", "name", "kind", "way", "districts");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern DISTRICT = Pattern.compile("\\d{6}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[A-Za-z0-9._-]+(:[^}]*)?}");
    private static final Pattern SECRET = Pattern.compile("(credentials|env|file):\\S+");

    private final Path file;

    private AgenciesFile(Path file) {
        this.file = file;
    }

    /** @throws StartFault where anything in it is not understood */
    static Agencies read(Path file) {
        return new AgenciesFile(file).read();
    }

    private Agencies read() {
        YamlSection root = new YamlSection(file, compose(), Set.of("feeds", "recipients"));
        Set<String> ids = new HashSet<>();
        List<FeedEntry> feeds = new ArrayList<>();
        root.sections("feeds", FEED_KEYS).forEach(section -> feeds.add(feed(section, ids)));
        List<RecipientEntry> recipients = new ArrayList<>();
        root.sections("recipients", RECIPIENT_KEYS).forEach(section -> recipients.add(recipient(section, ids)));
        return new Agencies(feeds, recipients);
    }

    private Node compose() {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Node root = new Yaml().compose(reader);
            if (root == null) {
                throw AgenciesFault.at(
                        file,
                        1,
                        1,
                        new Message("文件为空。", "The file is empty."),
                        new Message("请填写 feeds 和 recipients。", "Give feeds and recipients."));
            }
            return root;
        } catch (MarkedYAMLException fault) {
            throw AgenciesFault.at(
                    file,
                    fault.getProblemMark() == null ? 1 : fault.getProblemMark().getLine() + 1,
                    fault.getProblemMark() == null ? 1 : fault.getProblemMark().getColumn() + 1,
                    new Message(
                            "不是合法的 YAML：" + fault.getProblem() + "。", "Not valid YAML: " + fault.getProblem() + "."),
                    new Message("请改正该行。", "Correct this line."));
        } catch (YAMLException fault) {
            // Without a place: what is no text, and what would take too much memory (aliases, depth, size).
            throw AgenciesFault.at(
                    file,
                    1,
                    1,
                    new Message(
                            "不是合法的 YAML：" + fault.getMessage() + "。", "Not valid YAML: " + fault.getMessage() + "."),
                    new Message("请改正该文件。", "Correct this file."));
        } catch (IOException unreadable) {
            throw StartFault.of(
                    "无法读取 %s，请用 ANXIN_AGENCIES 指明该文件。".formatted(file),
                    "Cannot read %s: name the file with ANXIN_AGENCIES.".formatted(file));
        }
    }

    private FeedEntry feed(YamlSection section, Set<String> ids) {
        String id = oneOf(section, "id", SOURCES);
        unique(section, id, ids);
        oneOf(section, "way", Set.of("SFTP"));
        return new FeedEntry(id, section.text("name"), "SFTP", settings(section));
    }

    private RecipientEntry recipient(YamlSection section, Set<String> ids) {
        String id = matching(section, "id", ID);
        unique(section, id, ids);
        String kind = oneOf(section, "kind", RecipientKinds.ALL);
        Way way = Way.valueOf(oneOf(section, "way", Set.of("JMS", "SFTP")));
        Recipient recipient = new Recipient(id, section.text("name"), kind, way, districts(section));
        return new RecipientEntry(recipient, way == Way.SFTP ? drop(section) : none(section));
    }

    private void unique(YamlSection section, String id, Set<String> ids) {
        if (!ids.add(id)) {
            throw section.fault(
                    "id",
                    new Message("id " + id + " 重复。", "The id " + id + " stands twice."),
                    new Message("每个 id 只能出现一次。", "Give each entry an id of its own."));
        }
    }

    private Set<String> districts(YamlSection section) {
        Set<String> districts = new HashSet<>();
        for (String district : section.texts("districts")) {
            if (!DISTRICT.matcher(district).matches() || !districts.add(district)) {
                throw section.fault(
                        "districts",
                        new Message(
                                "区划代码 " + district + " 有误或重复。",
                                "The district " + district + " is wrong or stands twice."),
                        new Message("请填写 6 位数字（GB/T 2260）。", "Write six digits (GB/T 2260), each once."));
            }
        }
        return districts;
    }

    private Map<String, String> drop(YamlSection section) {
        Map<String, String> settings = settings(section);
        settings.put(Settings.FORMAT, choice(section, Settings.FORMAT, "csv", Set.of("csv", "jsonl")));
        settings.put(Settings.CHARSET, choice(section, Settings.CHARSET, "UTF-8", Set.of("UTF-8", "GB18030")));
        return settings;
    }

    /** The hub's own broker needs no address. */
    private Map<String, String> none(YamlSection section) {
        for (String key : Settings.OF_DROP) {
            if (section.has(key)) {
                throw section.fault(
                        key,
                        new Message("JMS 接收方没有 " + key + "。", "A recipient by JMS has no " + key + "."),
                        new Message("请删去，或改为 way: SFTP。", "Remove it, or set way: SFTP."));
            }
        }
        return Map.of();
    }

    private Map<String, String> settings(YamlSection section) {
        Map<String, String> settings = new TreeMap<>();
        for (String key : List.of(Settings.ADDRESS, Settings.KNOWN_HOSTS)) {
            settings.put(key, section.text(key));
        }
        for (String key : List.of(Settings.SECRET, Settings.PRIVATE_KEY, Settings.PASSPHRASE)) {
            section.optionalText(key).ifPresent(text -> settings.put(key, text));
        }
        if (!SftpSite.isAddress(
                PLACEHOLDER.matcher(section.text(Settings.ADDRESS)).replaceAll("1"))) {
            throw section.fault(
                    Settings.ADDRESS,
                    new Message("地址有误。", "This is not an address."),
                    new Message("请写成 sftp://用户@主机:端口/目录。", "Write sftp://user@host:port/folder."));
        }
        logIn(section);
        return settings;
    }

    /** A password, a key, or both where the server asks for both. */
    private void logIn(YamlSection section) {
        if (!section.has(Settings.SECRET) && !section.has(Settings.PRIVATE_KEY)) {
            throw section.fault(
                    Settings.SECRET,
                    new Message("缺少 secret 或 privateKey。", "Neither secret nor privateKey is there."),
                    new Message(
                            "请用 secret 指明口令所在，或用 privateKey 指明私钥文件。",
                            "Say with secret where the password is, or with privateKey which file has the key."));
        }
        for (String key : List.of(Settings.SECRET, Settings.PASSPHRASE)) {
            if (section.has(key)) {
                matching(section, key, SECRET);
            }
        }
        if (section.has(Settings.PASSPHRASE) && !section.has(Settings.PRIVATE_KEY)) {
            throw section.fault(
                    Settings.PASSPHRASE,
                    new Message("有 passphrase 而无 privateKey。", "There is a passphrase, but no privateKey."),
                    new Message("请补上 privateKey，或删去 passphrase。", "Add privateKey, or remove passphrase."));
        }
    }

    private String choice(YamlSection section, String key, String standard, Set<String> words) {
        return section.has(key) ? oneOf(section, key, words) : standard;
    }

    private String oneOf(YamlSection section, String key, Set<String> words) {
        String word = section.text(key);
        if (!words.contains(word)) {
            String known = YamlSection.sorted(words);
            throw section.fault(
                    key,
                    new Message(key + " 的值 " + word + " 无效。", "The " + key + " " + word + " is not known."),
                    new Message("可用的值：" + known + "。", "Choose one of: " + known + "."));
        }
        return word;
    }

    private String matching(YamlSection section, String key, Pattern form) {
        String text = section.text(key);
        if (!form.matcher(text).matches()) {
            throw section.fault(
                    key,
                    new Message(key + " 格式有误。", "The " + key + " has a wrong form."),
                    new Message("格式：" + form.pattern(), "Its form: " + form.pattern()));
        }
        return text;
    }

    private static Set<String> with(Set<String> keys, String... more) {
        Set<String> all = new HashSet<>(keys);
        all.addAll(Set.of(more));
        return Set.copyOf(all);
    }
}
