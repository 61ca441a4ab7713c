package cn.anxin.hub;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The hub's process: one of them, or several equal ones on shared PostgreSQL and Artemis. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AnxinHub {

    public static void main(String[] args) {
        try {
            SpringApplication.run(AnxinHub.class, args);
        } catch (RuntimeException alreadyReported) {
            System.exit(1);
        }
    }
}
