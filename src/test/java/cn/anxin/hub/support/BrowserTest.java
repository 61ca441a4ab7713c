package cn.anxin.hub.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A {@link WebTest} whose methods and constructor may ask for a {@link Browser}. Passed over, with a word, where no
 * Chromium with its driver is installed.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WebTest
@ExtendWith(BrowserExtension.class)
public @interface BrowserTest {}
