package cn.anxin.hub.intake;

import cn.anxin.hub.record.Fault;
import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.record.RawRecord;
import cn.anxin.hub.record.RecordJson;
import cn.anxin.hub.record.RecordType;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** The records of a text that has one JSON object a line. */
final class JsonLines implements Rows {

    private final Lines lines;
    private final RecordType type;

    JsonLines(Reader reader, RecordType type) {
        this.lines = new Lines(reader);
        this.type = type;
    }

    @Override
    public Optional<RawRow> next() throws IOException {
        Optional<Lines.Line> line = lines.next();
        while (line.isPresent() && line.get().text().isBlank()) {
            line = lines.next();
        }
        return line.map(
                found -> new RawRow(found.number(), raw(found), found.text().length()));
    }

    private RawRecord raw(Lines.Line line) {
        if (line.cut()) {
            return unreadable(line, new Message("行过长", "the line is too long"));
        }
        try {
            return RecordJson.raw(RecordJson.one(line.text()), Optional.of(type.source()), Optional.of(type.name()));
        } catch (JsonProcessingException e) {
            return unreadable(
                    line, new Message("不是一个合法的 JSON 对象", "not one valid JSON object: " + e.getOriginalMessage()));
        }
    }

    private RawRecord unreadable(Lines.Line line, Message message) {
        return RawRecord.unreadable(
                type.source(), type.name(), new Fault("", FaultCode.STRUCTURE, message, line.text()));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
