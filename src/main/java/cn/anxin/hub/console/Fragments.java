package cn.anxin.hub.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The parts of a page that a script may ask for alone. Each is a {@code th:fragment} and the id of an element; the whole
 * page is answered to everyone else, so that each address works without scripts.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Fragments {

    /** The ids. */
    String[] value();
}
