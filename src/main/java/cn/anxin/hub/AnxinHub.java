package cn.anxin.hub;

import cn.anxin.hub.embedded.HeadStart;
import cn.anxin.hub.home.HomeTaken;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The hub's process: one of them, or several equal ones on shared PostgreSQL and Artemis. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AnxinHub {

    public static void main(String[] args) {
        try {
            SpringApplication hub = new SpringApplication(AnxinHub.class);
            hub.addInitializers(new HomeTaken(), new HeadStart());
            hub.run(args);
        } catch (RuntimeException alreadyReported) {
            System.exit(1);
        }
    }
}
