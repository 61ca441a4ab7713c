package cn.anxin.hub.intake;

import java.util.Optional;

/**
 * A file of a feed whose flag is there.
 *
 * @param present false where only the flag is left: its file is out of the way already
 */
record FlaggedFile(String source, FeedFileName name, boolean present) {

    /** Where the file itself is, seen from the agency's folder. */
    String path() {
        return "out/" + name.text();
    }

    String flagPath() {
        return "out/" + name.flag();
    }

    /** A flagged file on the hub's own disk; nothing is there for a lone flag. */
    record Pulled(FlaggedFile file, Optional<SpooledFile> spooled, String flag) {}
}
