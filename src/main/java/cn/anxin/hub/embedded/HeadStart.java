package cn.anxin.hub.embedded;

import cn.anxin.hub.home.Credentials;
import cn.anxin.hub.home.HomeFolder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Begins database and broker as soon as the home is taken, while the beans are still being found: seconds that nobody
 * has to wait for.
 */
public final class HeadStart implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        if (!environment.acceptsProfiles(Profiles.of("external"))) {
            int brokerPort = Binder.get(environment)
                    .bind("anxin.broker-port", Integer.class)
                    .orElse(61_616);
            begin((GenericApplicationContext) context, brokerPort);
        }
    }

    private static void begin(GenericApplicationContext context, int brokerPort) {
        var beans = context.getDefaultListableBeanFactory();
        EmbeddedServers servers =
                new EmbeddedServers(beans.getBean(HomeFolder.class), beans.getBean(Credentials.class), brokerPort);
        beans.registerSingleton("embeddedServers", servers);
        beans.registerDisposableBean("embeddedServers", servers::close);
    }
}
