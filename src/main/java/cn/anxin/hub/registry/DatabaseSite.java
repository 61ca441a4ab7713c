package cn.anxin.hub.registry;

import cn.anxin.hub.notice.Way;
import java.util.regex.Pattern;

/**
 * A table in a participant's front-end database (前置库).
 *
 * @param url a JDBC address of PostgreSQL, without user or password
 * @param secret where the password is (see {@link Secrets}), never the password
 * @param table its name, with its schema where that is not the user's own
 */
public record DatabaseSite(String url, String user, String secret, String table) implements Site {

    private static final Pattern URL =
            Pattern.compile("jdbc:postgresql://[A-Za-z0-9.:\\[\\]-]+(:\\d{1,5})?/[A-Za-z0-9_-]+(\\?(?!.*password).*)?");
    static final Pattern TABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}(\\.[A-Za-z_][A-Za-z0-9_]{0,62})?");

    @Override
    public Way way() {
        return Way.TABLE;
    }

    static boolean isAddress(String text) {
        return URL.matcher(text).matches();
    }

    static boolean isTable(String text) {
        return TABLE.matcher(text).matches();
    }

    /** As a log line may show it. */
    @Override
    public String toString() {
        return url.replaceAll("\\?.*", "") + " " + table;
    }
}
