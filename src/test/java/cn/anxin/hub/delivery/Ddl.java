package cn.anxin.hub.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables as the documents tell partners to make them: what is documented is what is tested. */
final class Ddl {

    private static final Pattern NOTICES = Pattern.compile("create table anxin_notice \\(.*?\\);", Pattern.DOTALL);

    private Ddl() {}

    static String ofNotices() throws IOException {
        Matcher ddl = NOTICES.matcher(Files.readString(Path.of("docs/exchange.md")));
        if (!ddl.find()) {
            throw new AssertionError("docs/exchange.md has no table of notices");
        }
        return ddl.group();
    }
}
