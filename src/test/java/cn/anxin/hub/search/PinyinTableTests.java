package cn.anxin.hub.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PinyinTableTests {

    private static final int FIRST = 0x4E00;
    private static final int LAST = 0x9FFF;

    @Test
    void theTableSaysWhatUnicodesTransformSays() throws IOException {
        Transliterator transform = Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");
        Map<String, StringBuilder> expected = new TreeMap<>();
        for (int character = FIRST; character <= LAST; character++) {
            String read = transform.transliterate(Character.toString(character)).strip();
            if (read.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
                expected.computeIfAbsent(read, syllable -> new StringBuilder()).appendCodePoint(character);
            }
        }

        assertThat(Files.readAllLines(Path.of("src/main/resources/cn/anxin/hub/search/pinyin.txt")))
                .filteredOn(line -> !line.startsWith("#"))
                .containsExactlyElementsOf(expected.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .toList());
    }
}
