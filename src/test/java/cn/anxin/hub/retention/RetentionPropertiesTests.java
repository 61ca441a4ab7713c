package cn.anxin.hub.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anxin.hub.StartFault;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RetentionPropertiesTests {

    @Test
    void aNumberWithoutUnitMeansDays() {
        assertThat(terms(Map.of("anxin.retention.batches", "90")).batches()).isEqualTo(Duration.ofDays(90));
        assertThat(terms(Map.of()).quarantine()).isEqualTo(Duration.ofDays(1100));
    }

    @Test
    void aTermThatIsASlipOfThePenEndsTheStart() {
        assertThatThrownBy(
                        () -> terms(Map.of("anxin.retention.rejects", "400s")).checked())
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("anxin.retention.rejects");
    }

    private static RetentionProperties terms(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("anxin.retention", RetentionProperties.class);
    }
}
