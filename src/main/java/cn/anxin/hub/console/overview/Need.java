package cn.anxin.hub.console.overview;

import java.util.List;

/**
 * Something that needs a person.
 *
 * @param tone bad or warn
 * @param key of the words
 * @param what is named or counted in them
 * @param link where to do something about it
 */
record Need(String tone, String key, List<Object> what, String link) {

    static Need bad(String key, String link, Object... what) {
        return new Need("bad", key, List.of(what), link);
    }

    static Need warn(String key, String link, Object... what) {
        return new Need("warn", key, List.of(what), link);
    }
}
