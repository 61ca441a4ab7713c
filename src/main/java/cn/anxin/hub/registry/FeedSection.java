package cn.anxin.hub.registry;

import cn.anxin.hub.notice.Way;
import cn.anxin.hub.registry.Agencies.FeedEntry;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one feed's entry. */
final class FeedSection {

    private static final Set<String> SOURCES = Set.of("emergency", "market-supervision", "court", "credit-platform");
    private static final Set<String> OF_ANY = Set.of("id", "name", "way");

    private FeedSection() {}

    /** Whatever a feed may say, by whichever way. */
    static Set<String> keys() {
        return Arrays.stream(Way.values()).flatMap(way -> keys(way).stream()).collect(Collectors.toSet());
    }

    private static Set<String> keys(Way way) {
        return Entry.with(Entry.with(OF_ANY, Settings.of(way)), TermsSettings.of(way));
    }

    static FeedEntry read(YamlSection section) {
        Entry entry = new Entry(section);
        String id = entry.oneOf("id", SOURCES);
        Way way = entry.way();
        entry.only(way, keys(way));
        Map<String, String> settings = SiteSettings.read(entry, way);
        TermsSettings.read(entry, id, way, settings);
        return new FeedEntry(id, entry.text("name"), way, settings);
    }
}
