package cn.anxin.hub.intake;

import cn.anxin.hub.record.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The files that stay in an agency's folder because they have no flag, no file, or a wrong name: they are shown. */
@Component
public class WaitingFiles {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingFiles.class);

    /** An upload may take a while; only then is it worth a line in the log. */
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(1);

    private final Map<String, Map<String, Seen>> bySource = new ConcurrentHashMap<>();

    /** A file that stays where it is, and why. */
    public record WaitingFile(String name, Message why) {}

    private record Seen(Message why, long since, boolean told) {}

    /** Those of a feed, by name, as the last look at its folder found them. */
    public List<WaitingFile> of(String source) {
        List<WaitingFile> waiting = new ArrayList<>();
        bySource.getOrDefault(source, Map.of()).forEach((name, seen) -> waiting.add(new WaitingFile(name, seen.why())));
        waiting.sort(Comparator.comparing(WaitingFile::name));
        return waiting;
    }

    public void found(String source, Map<String, Message> reasons) {
        Map<String, Seen> before = bySource.getOrDefault(source, Map.of());
        Map<String, Seen> now = new HashMap<>();
        reasons.forEach((name, why) -> now.put(name, seen(source, name, why, before.get(name))));
        bySource.put(source, Map.copyOf(now));
    }

    private static Seen seen(String source, String name, Message why, @Nullable Seen before) {
        long now = System.nanoTime();
        if (before == null) {
            return new Seen(why, now, false);
        }
        if (!before.told() && now - before.since() > PATIENCE) {
            LOG.warn("{} 的文件 {} 留在原处：{} / file {} of {} stays: {}", source, name, why.zh(), name, source, why.en());
            return new Seen(why, before.since(), true);
        }
        return new Seen(why, before.since(), before.told());
    }
}
