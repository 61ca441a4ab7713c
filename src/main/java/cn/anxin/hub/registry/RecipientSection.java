package cn.anxin.hub.registry;

import cn.anxin.hub.notice.Recipient;
import cn.anxin.hub.notice.Way;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.registry.Agencies.RecipientEntry;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads one recipient's entry. */
final class RecipientSection {

    private static final Set<String> OF_ANY =
            Set.of("id", "name", "kind", "way", "districts", Settings.RECEIVED_WITHIN, Settings.LIFTED_WITHIN);
    private static final Pattern WORKING_DAYS = Pattern.compile("[1-9]\\d?");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern DISTRICT = Pattern.compile("\\d{6}");

    private RecipientSection() {}

    /** Whatever a recipient may say, by whichever way. */
    static Set<String> keys() {
        return Arrays.stream(Way.values()).flatMap(way -> keys(way).stream()).collect(Collectors.toSet());
    }

    private static Set<String> keys(Way way) {
        Set<String> keys = Entry.with(OF_ANY, Settings.of(way));
        return switch (way) {
            case JMS -> keys;
            case SFTP -> Entry.with(keys, Settings.OF_DROP);
            case HTTP -> Entry.with(keys, Settings.OF_REQUESTS);
            case TABLE -> Entry.with(keys, Set.of(Settings.RECEIPT_TABLE));
        };
    }

    static RecipientEntry read(YamlSection section) {
        Entry entry = new Entry(section);
        String id = entry.matching("id", ID);
        String kind = entry.oneOf("kind", RecipientKinds.ALL);
        Way way = entry.way();
        entry.only(way, keys(way));
        Map<String, String> settings = SiteSettings.read(entry, way);
        switch (way) {
            case SFTP -> drop(entry, settings);
            case HTTP -> requests(entry, settings);
            case JMS, TABLE -> {
                // Their notices have one form.
            }
        }
        if (section.has(Settings.RECEIPT_TABLE)) {
            settings.put(Settings.RECEIPT_TABLE, entry.matching(Settings.RECEIPT_TABLE, DatabaseSite.TABLE));
        }
        for (String term : List.of(Settings.RECEIVED_WITHIN, Settings.LIFTED_WITHIN)) {
            if (section.has(term)) {
                settings.put(term, entry.matching(term, WORKING_DAYS));
            }
        }
        return new RecipientEntry(
                new Recipient(id, entry.text("name"), kind, way, districts(section)), Map.copyOf(settings));
    }

    private static void drop(Entry entry, Map<String, String> settings) {
        settings.put(Settings.FORMAT, entry.choice(Settings.FORMAT, "csv", Set.of("csv", "jsonl")));
        settings.put(Settings.CHARSET, entry.choice(Settings.CHARSET, "UTF-8", Set.of("UTF-8", "GB18030")));
        if (entry.section().has(Settings.PROTECT)) {
            settings.put(Settings.PROTECT, entry.oneOf(Settings.PROTECT, Set.of("pgp", "sm")));
            for (String key : List.of(Settings.ENCRYPT_TO, Settings.SIGN_WITH)) {
                settings.put(key, entry.text(key));
            }
            if (entry.section().has(Settings.SIGN_PASSPHRASE)) {
                settings.put(Settings.SIGN_PASSPHRASE, entry.matching(Settings.SIGN_PASSPHRASE, SiteSettings.SECRET));
            }
        } else {
            withoutProtection(entry.section());
        }
    }

    private static void withoutProtection(YamlSection section) {
        for (String key : List.of(Settings.ENCRYPT_TO, Settings.SIGN_WITH, Settings.SIGN_PASSPHRASE)) {
            if (section.has(key)) {
                throw section.fault(
                        key,
                        new Message("有 " + key + " 而无 protect。", "There is " + key + ", but no protect."),
                        new Message("请写明 protect: pgp 或 sm，或删去。", "Say protect: pgp or sm, or remove it."));
            }
        }
    }

    /** Without a key the recipient could not tell the hub from anyone else. */
    private static void requests(Entry entry, Map<String, String> settings) {
        settings.put(Settings.SECRET, entry.text(Settings.SECRET));
        settings.put(Settings.SIGNATURE, entry.choice(Settings.SIGNATURE, Signing.HMAC_SHA256.word(), Signing.words()));
    }

    private static Set<String> districts(YamlSection section) {
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
}
