package cn.anxin.hub.intake;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits text into cells by RFC 4180, one physical line after the other. commons-csv reads whole streams: after one bad
 * quote it cannot go on, and an unclosed one would take the rest of the file into memory.
 */
final class CsvParser {

    private enum State {
        START,
        PLAIN,
        QUOTED,
        AFTER_QUOTE
    }

    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private State state = State.START;
    private boolean malformed;

    /** Takes a line and the break after it, which counts only where a quoted cell goes on. */
    void feed(String line, String end) {
        line.chars().forEach(c -> step((char) c));
        if (state == State.QUOTED) {
            cell.append(end);
        } else {
            endCell();
        }
    }

    /** Whether a quoted cell goes on in the next line. */
    boolean isOpen() {
        return state == State.QUOTED;
    }

    /** Whether something stands between a closing quote and the next comma. */
    boolean isMalformed() {
        return malformed;
    }

    List<String> cells() {
        return cells;
    }

    private void step(char c) {
        switch (state) {
            case START -> begin(c);
            case PLAIN -> plain(c);
            case QUOTED -> quoted(c);
            case AFTER_QUOTE -> afterQuote(c);
        }
    }

    private void begin(char c) {
        if (c == '"') {
            state = State.QUOTED;
        } else {
            state = State.PLAIN;
            plain(c);
        }
    }

    private void plain(char c) {
        if (c == ',') {
            endCell();
        } else {
            cell.append(c);
        }
    }

    private void quoted(char c) {
        if (c == '"') {
            state = State.AFTER_QUOTE;
        } else {
            cell.append(c);
        }
    }

    private void afterQuote(char c) {
        if (c == '"') {
            cell.append(c);
            state = State.QUOTED;
        } else if (c == ',') {
            endCell();
        } else {
            malformed |= c != ' ';
        }
    }

    private void endCell() {
        cells.add(cell.toString());
        cell.setLength(0);
        state = State.START;
    }
}
