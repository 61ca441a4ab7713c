package cn.anxin.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonItemsTests {

    @Test
    void readsOneObjectOrAnArrayOfThem() throws IOException, FileRefused {
        assertThat(types(" {\"type\": \"a\"} ")).containsExactly("a");
        assertThat(types("[{\"type\": \"a\"}, {\"type\": \"b\"}]")).containsExactly("a", "b");
        assertThat(types("[]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "\"a\"",
                "null",
                "{",
                "[{}",
                "[{},]",
                "{} {}",
                "[] x",
                "{\"a\": 1, \"a\": 2}",
                "[{\"a\": tru}]"
            })
    void takesNothingOfWhatIsNotJsonToItsEnd(String json) {
        assertThatThrownBy(() -> JsonItems.check(stream(json), "court")).isInstanceOf(FileRefused.class);
    }

    @Test
    void saysNothingOfTheParsersOwnSwitches() {
        assertThatThrownBy(() -> JsonItems.check(stream("{\"records\": [{\"a\": 1}"), "court"))
                .isInstanceOfSatisfying(
                        FileRefused.class,
                        refusal -> assertThat(refusal.getMessage())
                                .contains("Unexpected end-of-input")
                                .doesNotContain("Source"));
    }

    @Test
    void givesAnElementThatIsNoObjectAFaultOfItsOwn() {
        assertThatCode(() -> assertThat(types("[1, {\"type\": \"a\"}]")).containsExactly("", "a"))
                .doesNotThrowAnyException();
    }

    private static List<String> types(String json) throws IOException, FileRefused {
        JsonItems.check(stream(json), "court");
        List<String> types = new ArrayList<>();
        try (Rows rows = JsonItems.open(stream(json), "court")) {
            for (Optional<RawRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                types.add(row.get().raw().type());
            }
        }
        return types;
    }

    private static ByteArrayInputStream stream(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }
}
