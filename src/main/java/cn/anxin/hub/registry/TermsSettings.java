package cn.anxin.hub.registry;

import cn.anxin.hub.notice.Way;
import cn.anxin.hub.record.Expectation;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.record.RecordType;
import cn.anxin.hub.record.RecordTypes;
import cn.anxin.hub.registry.FeedTerms.TableRows;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads from a feed's entry what is agreed about it, and back from its settings. */
final class TermsSettings {

    static final String MODE = "mode";
    static final String VANISHING = "vanishing";
    static final String EXPECTED = "expected";
    static final String POLL = "poll";
    static final String TYPE = "type";
    static final String KEY = "key";
    static final String SETTLE = "settle";

    private static final String DELTA = "delta";
    private static final String SNAPSHOT = "snapshot";
    private static final String DEFAULT_SHARE = "10%";
    private static final Duration DEFAULT_POLL = Duration.ofSeconds(30);
    private static final Duration DEFAULT_SETTLE = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Pattern SHARE = Pattern.compile("(100|\\d{1,2})%");
    private static final Pattern COLUMN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

    private TermsSettings() {}

    /** What a feed may say by this way. */
    static Set<String> of(Way way) {
        Set<String> keys = new HashSet<>(Set.of(EXPECTED));
        switch (way) {
            case SFTP -> keys.addAll(Set.of(MODE, VANISHING));
            case HTTP -> keys.add(POLL);
            case TABLE -> keys.addAll(Set.of(POLL, TYPE, KEY, SETTLE));
            case JMS -> {
                // Whoever sends says when.
            }
        }
        return keys;
    }

    static void read(Entry entry, String source, Way way, Map<String, String> settings) {
        YamlSection section = entry.section();
        for (String key : of(way)) {
            section.optionalText(key).ifPresent(text -> settings.put(key, text));
        }
        if (section.has(MODE)) {
            entry.oneOf(MODE, Set.of(DELTA, SNAPSHOT));
        }
        snapshot(entry);
        check(
                section,
                EXPECTED,
                text -> Expectation.parse(text).isPresent(),
                "PT24H 或 daily 06:00",
                "PT24H, or daily 06:00");
        check(section, POLL, text -> isPause(text, Duration.ofSeconds(1)), "PT30S，最长 P1D", "PT30S; P1D is the longest");
        check(section, SETTLE, text -> isPause(text, Duration.ZERO), "PT10S，最长 P1D", "PT10S; P1D is the longest");
        if (way == Way.TABLE) {
            entry.oneOf(
                    TYPE,
                    RecordTypes.ofSource(source).stream().map(RecordType::name).collect(Collectors.toSet()));
            entry.matching(KEY, COLUMN);
        }
    }

    private static void snapshot(Entry entry) {
        YamlSection section = entry.section();
        if (section.has(VANISHING)) {
            entry.matching(VANISHING, SHARE);
            if (!section.optionalText(MODE).filter(SNAPSHOT::equals).isPresent()) {
                throw section.fault(
                        VANISHING,
                        new Message("只有快照才有 vanishing。", "Only a snapshot has vanishing."),
                        new Message("请写 mode: snapshot，或删去。", "Set mode: snapshot, or remove it."));
            }
        }
    }

    private static boolean isPause(String text, Duration least) {
        try {
            Duration pause = Duration.parse(text);
            return pause.compareTo(least) >= 0 && pause.compareTo(LONGEST) <= 0;
        } catch (DateTimeException none) {
            return false;
        }
    }

    private static void check(YamlSection section, String key, Predicate<String> form, String zh, String en) {
        if (section.has(key) && !form.test(section.text(key))) {
            throw section.fault(
                    key,
                    new Message(key + " 的值有误。", "The " + key + " has a wrong form."),
                    new Message("请写成 " + zh + "。", "Write " + en + "."));
        }
    }

    /** The terms that settings say. */
    static FeedTerms terms(Map<String, String> settings) {
        String share = settings.getOrDefault(VANISHING, DEFAULT_SHARE);
        return new FeedTerms(
                SNAPSHOT.equals(settings.get(MODE)),
                Integer.parseInt(share.substring(0, share.length() - 1)),
                Optional.ofNullable(settings.get(EXPECTED)).flatMap(Expectation::parse),
                pause(settings, POLL, DEFAULT_POLL),
                Optional.ofNullable(settings.get(KEY))
                        .map(key -> new TableRows(
                                settings.getOrDefault(TYPE, ""), key, pause(settings, SETTLE, DEFAULT_SETTLE))));
    }

    private static Duration pause(Map<String, String> settings, String key, Duration standard) {
        return Optional.ofNullable(settings.get(key)).map(Duration::parse).orElse(standard);
    }
}
