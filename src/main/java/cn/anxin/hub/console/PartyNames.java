package cn.anxin.hub.console;

import cn.anxin.hub.registry.Feed;
import cn.anxin.hub.registry.RecipientBook;
import cn.anxin.hub.registry.Registry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What people call those who take part, by the ids that programs know them by; recipients that are closed included. */
@Component
public class PartyNames {

    private final Registry registry;
    private final RecipientBook recipients;

    PartyNames(Registry registry, RecipientBook recipients) {
        this.registry = registry;
        this.recipients = recipients;
    }

    public Map<String, String> feeds() {
        Map<String, String> names = new LinkedHashMap<>();
        for (Feed feed : registry.feeds()) {
            names.put(feed.id(), feed.name());
        }
        return names;
    }

    public Map<String, String> recipients() {
        Map<String, String> names = new LinkedHashMap<>();
        recipients.all().forEach(each -> names.put(each.id(), each.name()));
        return names;
    }

    /** Of feeds and recipients: an id is given to one of them only. */
    public Map<String, String> all() {
        Map<String, String> names = recipients();
        names.putAll(feeds());
        return names;
    }

    public String recipient(String id) {
        return Optional.ofNullable(recipients().get(id)).orElse(id);
    }
}
