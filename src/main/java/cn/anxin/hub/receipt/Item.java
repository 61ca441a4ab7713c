package cn.anxin.hub.receipt;

/**
 * A receipt on its way in.
 *
 * @param line its place: in a request or message its number from 1, in a file the line
 * @param content as it came, shortened: kept where it is refused
 */
public record Item(long line, Reading reading, String content) {

    private static final int KEPT = 2_000;

    public Item {
        content = Plain.text(content, KEPT);
    }
}
