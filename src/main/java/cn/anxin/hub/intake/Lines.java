package cn.anxin.hub.intake;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The physical lines of a text, with their numbers and ends. Lines can be pushed back, and an endless one is cut, so
 * that neither an unclosed quote nor a file without line breaks takes more memory than {@link #LONGEST} characters.
 */
public final class Lines implements AutoCloseable {

    static final int LONGEST = 1 << 20;

    private final Reader reader;
    private final Deque<Line> pushedBack = new ArrayDeque<>();
    private long number;
    private int ahead = NONE;

    private static final int NONE = -2;

    public Lines(Reader reader) {
        this.reader = reader;
    }

    /**
     * One physical line.
     *
     * @param text without its end
     * @param end the line break as it stood; empty at the end of the text
     * @param cut whether more characters followed than are kept
     */
    public record Line(long number, String text, String end, boolean cut) {}

    public Optional<Line> next() throws IOException {
        return pushedBack.isEmpty() ? read() : Optional.of(pushedBack.pop());
    }

    /** Gives lines back, the last one first: they come again. */
    void pushBack(Line line) {
        pushedBack.push(line);
    }

    private Optional<Line> read() throws IOException {
        int c = character();
        if (c < 0) {
            return Optional.empty();
        }
        number++;
        StringBuilder text = new StringBuilder();
        boolean cut = false;
        while (c >= 0 && c != '\n' && c != '\r') {
            if (text.length() < LONGEST) {
                text.append((char) c);
            } else {
                cut = true;
            }
            c = character();
        }
        return Optional.of(new Line(number, text.toString(), end(c), cut));
    }

    private String end(int c) throws IOException {
        if (c == '\r') {
            int following = character();
            if (following == '\n') {
                return "\r\n";
            }
            ahead = following;
            return "\r";
        }
        return c == '\n' ? "\n" : "";
    }

    private int character() throws IOException {
        int c = ahead == NONE ? reader.read() : ahead;
        ahead = NONE;
        return c;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
