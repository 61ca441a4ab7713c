package cn.anxin.hub.intake;

import cn.anxin.hub.record.Fault;
import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.Message;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The rows of a CSV text as cells. A row that is not RFC 4180 is a fault of that row only: where a quote is never closed,
 * reading goes on at the line after the one that opened it.
 */
public final class CsvLines implements AutoCloseable {

    /** How many physical lines one row may go over before its quote counts as never closed. */
    private static final int MOST_LINES = 1_000;

    private final Lines lines;
    private OptionalInt width = OptionalInt.empty();

    public CsvLines(Reader reader) {
        this.lines = new Lines(reader);
    }

    /** Says how many cells a row has: one over several lines that has another number is taken apart again. */
    public void expect(int cells) {
        width = OptionalInt.of(cells);
    }

    /**
     * A row.
     *
     * @param line of its first character
     * @param fault where it could not be split; it then has no cells
     * @param size in characters
     */
    public record Row(long line, List<String> cells, Optional<Fault> fault, long size) {

        boolean isBlank() {
            return fault.isEmpty() && cells.size() == 1 && cells.get(0).isBlank();
        }
    }

    /** The next row that is not blank; empty after the last one. */
    public Optional<Row> next() throws IOException {
        Optional<Row> row = read();
        while (row.isPresent() && row.get().isBlank()) {
            row = read();
        }
        return row;
    }

    private Optional<Row> read() throws IOException {
        Optional<Lines.Line> first = lines.next();
        return first.isEmpty() ? Optional.empty() : Optional.of(row(first.get()));
    }

    private Row row(Lines.Line first) throws IOException {
        CsvParser parser = new CsvParser();
        Deque<Lines.Line> following = new ArrayDeque<>();
        parser.feed(first.text(), first.end());
        long length = first.text().length();
        boolean cut = first.cut();
        while (parser.isOpen() && !cut && following.size() < MOST_LINES && length < Lines.LONGEST) {
            Optional<Lines.Line> next = lines.next();
            if (next.isEmpty()) {
                break;
            }
            following.push(next.get());
            parser.feed(next.get().text(), next.get().end());
            length += next.get().text().length();
            cut = next.get().cut();
        }
        Optional<Message> fault = fault(parser, first, !following.isEmpty());
        if (fault.isEmpty()) {
            return new Row(first.number(), parser.cells(), Optional.empty(), length);
        }
        following.forEach(lines::pushBack);
        return broken(first, fault.get());
    }

    /** A quote that swallowed the following lines shows by what then stands after it, or by the number of cells. */
    private Optional<Message> fault(CsvParser parser, Lines.Line first, boolean overLines) {
        if (first.cut()) {
            return Optional.of(new Message("行过长，请检查换行与引号", "the line is too long; check its line breaks and quotes"));
        }
        boolean swallowed = overLines
                && (parser.isMalformed()
                        || parser.cells().size() != width.orElse(parser.cells().size()));
        if (parser.isOpen() || swallowed) {
            return Optional.of(new Message("引号未闭合，请补上结束引号", "a quote is never closed; close it"));
        }
        return parser.isMalformed()
                ? Optional.of(new Message(
                        "结束引号之后还有字符，引号内的引号应写两次", "text after a closing quote; write a quote inside quotes twice"))
                : Optional.empty();
    }

    private static Row broken(Lines.Line line, Message message) {
        Fault fault = new Fault("", FaultCode.STRUCTURE, message, line.text());
        return new Row(
                line.number(), List.of(), Optional.of(fault), fault.value().length());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
