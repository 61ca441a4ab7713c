package cn.anxin.hub.console;

import cn.anxin.hub.security.Permission;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * The frame of a page.
 *
 * @param here the page's own address, without the host
 * @param failed whether it tells of a failure: then it cannot be asked for again
 * @param user who is signed in, if anyone
 * @param permissions what that user may do
 * @param chinese whether the page speaks Chinese
 * @param theme light, dark or auto
 * @param now by the hub's clock, which can be set
 */
record Frame(
        String here,
        boolean failed,
        Optional<String> user,
        Set<Permission> permissions,
        boolean chinese,
        Preferences.Theme theme,
        ZonedDateTime now) {

    private static final String BETWEEN = " / ";

    /** Whether the user may do what {@link Permission} has under this name. */
    public boolean may(String permission) {
        return permissions.contains(Permission.valueOf(permission));
    }

    /** The entries of the navigation that this user may open. */
    public List<Section> sections() {
        return Section.ALL.stream()
                .filter(section -> permissions.contains(section.permission()))
                .toList();
    }

    /** Whether the page belongs to the section. */
    public boolean in(Section section) {
        String path = UriComponentsBuilder.fromUriString(here).build().getPath();
        return section.holds(path == null ? "/" : path);
    }

    /** The half that this page speaks of a text that was kept in both languages; the whole of one that was not. */
    public String half(String both) {
        int between = both.indexOf(BETWEEN);
        return between < 0 || !both.substring(0, between).matches(".*\\p{IsHan}.*")
                ? both
                : chinese ? both.substring(0, between) : both.substring(between + BETWEEN.length());
    }

    public String otherLanguage() {
        return with(Preferences.LANGUAGE, chinese ? "en" : "zh");
    }

    public String nextTheme() {
        return with(Preferences.THEME, theme.next().value());
    }

    /** This page with another value of a parameter; an empty one takes it away. The first page of what it lists. */
    public String with(String parameter, String value) {
        UriComponentsBuilder address =
                UriComponentsBuilder.fromUriString(failed ? "/" : here).replaceQueryParam("after");
        return (value.isEmpty()
                        ? address.replaceQueryParam(parameter)
                        : address.replaceQueryParam(parameter, encoded(value)))
                .build()
                .toUriString();
    }

    /** The same list further on. */
    public String after(String cursor) {
        return UriComponentsBuilder.fromUriString(here)
                .replaceQueryParam("after", encoded(cursor))
                .build()
                .toUriString();
    }

    /** The list as a file, with the filters of this page: {@code /enterprises/export.csv?status=…}. */
    public String export(String path, String format) {
        return UriComponentsBuilder.fromUriString(here)
                .replacePath(path + "/export." + format)
                .replaceQueryParam("after")
                .build()
                .toUriString();
    }

    private static String encoded(String value) {
        return UriUtils.encode(value, StandardCharsets.UTF_8);
    }
}
