package cn.anxin.hub.home;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

class LogLineTests {

    @Test
    void whatAFilesNameHoldsForgesNoEntryAndCommandsNoTerminal() {
        String entry =
                logged("文件 a\r\n2026-11-22 00:00:00.000 ERROR Forged\u001b[2J\u0085\u2028\u0000.csv 留在原处\t/ stays");

        assertThat(entry).endsWith(" 留在原处 / stays" + System.lineSeparator()).contains("文件 a 2026-11-22");
        assertThat(entry.strip()).doesNotContainPattern("[\\p{Cntrl}\\u0085\\u2028]");
    }

    @Test
    void anEntryIsOtherwiseAsItWasWritten() {
        assertThat(logged("路由 {x} \\ $1 已启动 / started")).contains("INFO  Hub").contains("路由 {x} \\ $1 已启动 / started");
    }

    private static String logged(String message) {
        YamlPropertiesFactoryBean settings = new YamlPropertiesFactoryBean();
        settings.setResources(new ClassPathResource("application.yaml"));
        LoggerContext context = new LoggerContext();
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern(Objects.requireNonNull(settings.getObject()).getProperty("logging.pattern.console"));
        layout.start();
        return layout.doLayout(
                new LoggingEvent("", context.getLogger("cn.anxin.hub.Hub"), Level.INFO, message, null, new Object[0]));
    }
}
