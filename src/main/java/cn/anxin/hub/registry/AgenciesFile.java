package cn.anxin.hub.registry;

import cn.anxin.hub.StartFault;
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
import java.util.Set;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** The strict reader of {@code agencies.yaml}: what it does not understand ends the start, with file, line and reason. */
class AgenciesFile {

    private final Path file;

    private AgenciesFile(Path file) {
        this.file = file;
    }

    /** @throws StartFault where anything in it is not understood */
    static Agencies read(Path file) {
        return new AgenciesFile(file).read();
    }

    private Agencies read() {
        YamlSection root = new YamlSection(this::fault, compose(), Set.of("feeds", "recipients"));
        Set<String> ids = new HashSet<>();
        List<FeedEntry> feeds = new ArrayList<>();
        root.sections("feeds", FeedSection.keys()).forEach(section -> {
            FeedEntry feed = FeedSection.read(section);
            unique(section, feed.source(), ids);
            feeds.add(feed);
        });
        List<RecipientEntry> recipients = new ArrayList<>();
        root.sections("recipients", RecipientSection.keys()).forEach(section -> {
            RecipientEntry recipient = RecipientSection.read(section);
            unique(section, recipient.recipient().id(), ids);
            recipients.add(recipient);
        });
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

    private StartFault fault(String key, Node at, Message reason, Message remedy) {
        return AgenciesFault.at(
                file, at.getStartMark().getLine() + 1, at.getStartMark().getColumn() + 1, reason, remedy);
    }

    private static void unique(YamlSection section, String id, Set<String> ids) {
        if (!ids.add(id)) {
            throw section.fault(
                    "id",
                    new Message("id " + id + " 重复。", "The id " + id + " stands twice."),
                    new Message("每个 id 只能出现一次。", "Give each entry an id of its own."));
        }
    }
}
