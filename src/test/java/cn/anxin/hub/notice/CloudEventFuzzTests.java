package cn.anxin.hub.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anxin.hub.fuzz.Fuzzing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An event is read back or is none. */
class CloudEventFuzzTests {

    @ParameterizedTest
    @ValueSource(strings = {"\"time\":", "\"since\":", "\"uscc\":", "\"measures\":"})
    void anEventWithoutAMemberIsNone(String member) {
        String event = CloudEvent.write(CloudEventTests.START, "320200");
        assertThatThrownBy(() -> CloudEvent.read(event.replace(member, "\"other\":")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22", "2026-05-01", "START", "0192d6f0"})
    void anEventWithAWordInPlaceOfItsValueIsNone(String value) {
        String event = CloudEvent.write(CloudEventTests.START, "320200");
        assertThatThrownBy(() -> CloudEvent.read(event.replace(value, "soon")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void events() throws Exception {
        byte[] event = CloudEvent.write(CloudEventTests.START, "320200").getBytes(StandardCharsets.UTF_8);
        Fuzzing.feed("cloud event", 60, List.of(event), input -> {
            try {
                CloudEvent.read(new String(input, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException refused) {
                assertThat(refused).isNotNull();
            }
        });
    }
}
