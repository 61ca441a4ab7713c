package cn.anxin.hub.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Takes the home folder and reads its credentials before there is any bean: a second process touches nothing of the
 * first one's, and what is slow to start can be begun at once. Both are given back last of all.
 */
public final class HomeTaken implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        HomeFolder home = HomeFolder.take(Path.of(environment.getProperty("anxin.home", "data")));
        try {
            if (context instanceof WebServerApplicationContext) {
                HttpPort.of(environment).check();
            }
            register(
                    (GenericApplicationContext) context,
                    home,
                    Credentials.in(
                            home.secrets(), Optional.ofNullable(environment.getProperty("anxin.admin-password"))));
        } catch (RuntimeException fault) {
            release(home);
            throw fault;
        }
    }

    private static void register(GenericApplicationContext context, HomeFolder home, Credentials credentials) {
        var beans = context.getDefaultListableBeanFactory();
        beans.registerSingleton("homeFolder", home);
        beans.registerSingleton("credentials", credentials);
        beans.registerDisposableBean("homeFolder", home::close);
    }

    private static void release(HomeFolder home) {
        try {
            home.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
