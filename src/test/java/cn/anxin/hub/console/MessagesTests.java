package cn.anxin.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.policy.Policy;
import cn.anxin.hub.policy.PolicyFiles;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTests {

    private static final Set<Integer> CITED = Set.of(2, 4, 5, 6, 7, 8, 9, 10);

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        Set<String> english = new TreeSet<>(messages("en").stringPropertyNames());
        english.removeIf(key -> key.matches("law\\.\\d+\\.\\d+"));

        assertThat(english).isEqualTo(new TreeSet<>(messages("zh").stringPropertyNames()));
    }

    @Test
    void everyItemThatCanBeCitedIsTranslated() throws IOException {
        Policy policy = PolicyFiles.load(Path.of("policies"));
        Properties english = messages("en");

        policy.articles().forEach((number, article) -> {
            if (CITED.contains(number)) {
                article.items().keySet().forEach(item -> assertThat(english).containsKey("law." + number + "." + item));
            }
        });
    }

    // A single quote would start a passage that is not formatted.
    @Test
    void noMessageHasAStraightApostrophe() throws IOException {
        assertThat(messages("en").values()).noneMatch(text -> text.toString().contains("'"));
        assertThat(messages("zh").values()).noneMatch(text -> text.toString().contains("'"));
    }

    // The shared words, and each page's own; a key of two pages would be said by whichever comes first.
    private static Properties messages(String language) throws IOException {
        Properties all = new Properties();
        Path root = Path.of("src/main/resources");
        try (Stream<Path> own = Files.list(root.resolve("messages"))) {
            List<Path> files = Stream.concat(
                            Stream.of(root.resolve("messages_" + language + ".properties")),
                            own.filter(file -> file.toString().endsWith("_" + language + ".properties")))
                    .toList();
            for (Path file : files) {
                Properties messages = new Properties();
                try (Reader text = Files.newBufferedReader(file)) {
                    messages.load(text);
                }
                assertThat(all.stringPropertyNames())
                        .as(file.toString())
                        .doesNotContainAnyElementsOf(messages.stringPropertyNames());
                all.putAll(messages);
            }
        }
        return all;
    }
}
