package cn.anxin.hub.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anxin.hub.StartFault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class KnownSettingsTests {

    private static StandardEnvironment with(String name) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of(name, "x")));
        return environment;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ANXIN_HOME",
                "ANXIN_SFTP_PORT",
                "ANXIN_BROKER_PORT",
                "ANXIN_SAMPLE",
                "ANXIN_CLOCK",
                "ANXIN_AGENCIES",
                "ANXIN_ADMIN_PASSWORD",
                "anxin.sftp-port",
                "anxin.sample-default",
                "PATH",
                "server.port"
            })
    void knowsEverySettingOfTheContractAndLeavesOthersAlone(String name) {
        assertThatCode(() -> KnownSettings.load().check(with(name))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANXIN_HOMES", "ANXIN_SFTP_PROT", "anxin.sftp-prt", "anxin.unknown"})
    void aTypingErrorIsNamed(String name) {
        assertThatThrownBy(() -> KnownSettings.load().check(with(name)))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining(name);
    }

    @Test
    void comesFromTheBuildsOwnMetadata() {
        assertThat(KnownSettings.load().names()).contains("anxin.home", "anxin.clock", "anxin.admin-password");
    }
}
