package cn.anxin.hub.home;

import cn.anxin.hub.StartFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/** What can be known to be wrong before anything is started. */
final class StartChecks implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** What the profile external cannot do without, as the environment variables that give it. */
    private static final Map<String, String> OF_EXTERNAL = Map.of(
            "spring.datasource.url", "SPRING_DATASOURCE_URL",
            "spring.datasource.username", "SPRING_DATASOURCE_USERNAME",
            "spring.datasource.password", "SPRING_DATASOURCE_PASSWORD",
            "spring.artemis.broker-url", "SPRING_ARTEMIS_BROKER_URL",
            "spring.artemis.user", "SPRING_ARTEMIS_USER",
            "spring.artemis.password", "SPRING_ARTEMIS_PASSWORD",
            "anxin.agencies", "ANXIN_AGENCIES");

    static final String SANDBOX_PORT = "anxin.sandbox.sftp-port";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        KnownSettings.load().check(environment);
        checkRoutes(environment);
        if (environment.acceptsProfiles(Profiles.of("external"))) {
            checkExternal(environment);
        } else {
            chooseSandboxPort(environment);
        }
    }

    /** Routes are read from the working directory, where they can be edited without a build. */
    private static void checkRoutes(ConfigurableEnvironment environment) {
        String pattern = environment.getProperty("camel.main.routes-include-pattern", "");
        if (pattern.contains("file:routes/") && !Files.isDirectory(Path.of("routes"))) {
            Path here = Path.of("").toAbsolutePath();
            throw StartFault.of(
                    "当前目录 " + here + " 中没有 routes/：请在项目目录（含 routes/ 与 policies/）中启动",
                    "there is no routes/ in " + here + ": start the hub in the project's folder, where routes/ and"
                            + " policies/ are");
        }
    }

    private static void checkExternal(ConfigurableEnvironment environment) {
        if (!environment.getProperty("anxin.clock", "").isBlank()) {
            throw StartFault.of(
                    "external 配置下不可使用 ANXIN_CLOCK：请删去它",
                    "ANXIN_CLOCK is for rehearsals, not for the profile external: remove it");
        }
        List<String> missing = OF_EXTERNAL.entrySet().stream()
                .filter(entry -> environment.getProperty(entry.getKey(), "").isBlank())
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            String names = String.join(", ", missing);
            throw StartFault.of(
                    "external 配置缺少 " + names + "：请设置该环境变量，或在目录 ANXIN_SECRETS 中放入同名设置的文件",
                    "the profile external needs " + names
                            + ": set the variable, or put a file named after the setting into the folder ANXIN_SECRETS");
        }
    }

    /** Chosen this early because the agencies' addresses name it. */
    private static void chooseSandboxPort(ConfigurableEnvironment environment) {
        int wanted = environment.getProperty("anxin.sftp-port", Integer.class, 2222);
        int port = wanted == 0 ? freePort() : wanted;
        environment.getPropertySources().addFirst(new MapPropertySource("sandbox", Map.of(SANDBOX_PORT, port)));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
