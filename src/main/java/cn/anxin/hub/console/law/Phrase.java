package cn.anxin.hub.console.law;

import java.util.List;

/** A sentence of the page: a message with what stands in it, which may be phrases themselves. */
record Phrase(String key, List<Object> values) {

    static Phrase of(String key, Object... values) {
        return new Phrase(key, List.of(values));
    }
}
