package cn.anxin.hub.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** Runs on the {@link WebSlice}; tests that leave its database as they found it share one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = WebSlice.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "anxin.home=target/web-test-home-${it.fork:1}",
            "camel.main.routes-include-pattern=classpath:idle-routes/*.camel.yaml"
        })
public @interface WebTest {}
