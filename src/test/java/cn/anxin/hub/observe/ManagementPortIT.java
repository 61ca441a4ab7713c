package cn.anxin.hub.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anxin.hub.StartFault;
import cn.anxin.hub.home.Credentials;
import cn.anxin.hub.security.ProblemWriter;
import cn.anxin.hub.support.Web;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.health.HealthContributorAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.health.HealthEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.servlet.ServletManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Where the management port opens, and to whom. */
class ManagementPortIT {

    private static final String PASSWORD = "a secret of the metrics";

    @TempDir
    static Path secrets;

    /** The door and what is behind it, without the rest of the hub. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        SecurityAutoConfiguration.class,
        EndpointAutoConfiguration.class,
        WebEndpointAutoConfiguration.class,
        HealthContributorAutoConfiguration.class,
        HealthEndpointAutoConfiguration.class,
        ManagementContextAutoConfiguration.class,
        ServletManagementContextAutoConfiguration.class
    })
    @Import({ManagementSecurity.class, ProblemWriter.class})
    static class Door {

        @Bean
        Credentials credentials() {
            return Credentials.in(secrets, Optional.of("admin's"));
        }
    }

    private static ConfigurableApplicationContext start(String... settings) {
        List<String> all = new ArrayList<>(List.of("--spring.config.location=optional:classpath:/none/"));
        Arrays.stream(settings).map(setting -> "--" + setting).forEach(all::add);
        return new SpringApplicationBuilder(Door.class).logStartupInfo(false).run(all.toArray(String[]::new));
    }

    private static int port(ConfigurableApplicationContext hub) {
        return hub.getEnvironment().getRequiredProperty(ManagementPort.LOCAL_PORT, Integer.class);
    }

    private static int status(int port, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String password(ConfigurableApplicationContext hub) {
        return hub.getBean(Credentials.class).secret(Credentials.Door.INTERNAL, ManagementSecurity.USER);
    }

    @Test
    void onLoopbackNoPasswordIsAskedFor() throws Exception {
        try (ConfigurableApplicationContext hub = start("server.port=0")) {
            assertThat(port(hub)).isPositive();
            assertThat(status(port(hub))).isEqualTo(200);
        }
    }

    @Test
    void onAnyOtherAddressItIs() throws Exception {
        try (ConfigurableApplicationContext hub = start("server.port=0", "anxin.management.address=0.0.0.0")) {
            assertThat(status(port(hub))).isEqualTo(401);
            assertThat(status(port(hub), "Authorization", Web.basic("metrics", PASSWORD)))
                    .isEqualTo(401);
            assertThat(status(port(hub), "Authorization", Web.basic("admin", password(hub))))
                    .isEqualTo(401);
            assertThat(status(port(hub), "Authorization", Web.basic("metrics", password(hub))))
                    .isEqualTo(200);
        }
    }

    @Test
    void severalHubsMayHaveOnePassword() throws Exception {
        try (ConfigurableApplicationContext hub =
                start("server.port=0", "anxin.management.address=0.0.0.0", "anxin.management.password=" + PASSWORD)) {
            assertThat(status(port(hub), "Authorization", Web.basic("metrics", password(hub))))
                    .isEqualTo(401);
            assertThat(status(port(hub), "Authorization", Web.basic("metrics", PASSWORD)))
                    .isEqualTo(200);
        }
    }

    @Test
    void aSecondHubTakesAnotherPort() throws Exception {
        String main = String.valueOf(freePort());
        String other = String.valueOf(freePort());
        try (ConfigurableApplicationContext first = start("server.port=" + main);
                ConfigurableApplicationContext second = start("server.port=" + other)) {
            assertThat(port(second)).isNotEqualTo(port(first));
            assertThat(status(port(first))).isEqualTo(200);
            assertThat(status(port(second))).isEqualTo(200);
        }
    }

    @Test
    void aPortThatWasAskedForAndIsTakenEndsTheStart() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String setting = "anxin.management.port=" + taken.getLocalPort();
            assertThatThrownBy(() -> start("server.port=0", setting))
                    .hasRootCauseInstanceOf(StartFault.class)
                    .hasStackTraceContaining("ANXIN_MANAGEMENT_PORT");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
