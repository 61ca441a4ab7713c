package cn.anxin.hub.home;

import cn.anxin.hub.AnxinProperties;
import cn.anxin.hub.StartFault;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * The keys {@code anxin.*} that there are, out of the metadata that the build writes from the types that bind them. One
 * that is not among them is most likely a typing error, which would else be silently without effect.
 */
record KnownSettings(Set<String> names) {

    private static final String PREFIX = "anxin.";
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    static KnownSettings load() {
        Set<String> names = new TreeSet<>();
        try {
            for (URL url :
                    Collections.list(AnxinProperties.class.getClassLoader().getResources(METADATA))) {
                names.addAll(names(url));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new KnownSettings(names);
    }

    /** Every library has such a file, some of them large: only the hub's own is parsed. */
    private static List<String> names(URL url) throws IOException {
        try (InputStream in = url.openStream()) {
            String metadata = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return metadata.contains("\"" + PREFIX)
                    ? new JsonMapper().readTree(metadata).path("properties").findValuesAsText("name")
                    : List.of();
        }
    }

    void check(ConfigurableEnvironment environment) {
        List<String> unknown = environment.getPropertySources().stream()
                .flatMap(source -> source instanceof EnumerablePropertySource<?> some
                        ? Arrays.stream(some.getPropertyNames())
                        : Stream.empty())
                .filter(name -> !knows(name))
                .distinct()
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw StartFault.of(
                    "未知的配置项 " + String.join(", ", unknown) + "：请改正或删去。可用的有 " + String.join(", ", names),
                    "unknown setting " + String.join(", ", unknown) + ": correct or remove it");
        }
    }

    /** True for what is none of the hub's business too. */
    boolean knows(String name) {
        boolean ours = name.startsWith(PREFIX) || name.startsWith("ANXIN_");
        return !ours || names.stream().map(KnownSettings::bare).anyMatch(bare(name)::equals);
    }

    /** {@code anxin.sftp-port} and {@code ANXIN_SFTP_PORT} are one setting. */
    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
