package cn.anxin.hub.console.overview;

import java.util.List;

/**
 * Something that needs a person.
 *
 * @param tone bad or warn
 * @param key of the words
 * @param what is named or counted in them
 * @param link where to do something about it
 * @param cause what a remote end or the hub said, as it was kept; empty where the words say it all
 */
record Need(String tone, String key, List<Object> what, String link, String cause) {

    static Need bad(String key, String link, Object... what) {
        return new Need("bad", key, List.of(what), link, "");
    }

    static Need warn(String key, String link, Object... what) {
        return new Need("warn", key, List.of(what), link, "");
    }

    Need because(String said) {
        return new Need(tone, key, what, link, said);
    }
}
