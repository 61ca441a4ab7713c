package cn.anxin.hub.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.record.Content;
import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.Fault;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.record.RawRecord;
import cn.anxin.hub.record.Reading;
import cn.anxin.hub.record.RecordReader;

/** What every refusal has: a code, words in both languages, and nothing in it that cannot be stored. */
public final class Refusals {

    private static final int LONGEST_VALUE = 400;

    private Refusals() {}

    /** Reads a raw record as far as it goes. */
    public static void read(RawRecord raw) {
        Reading reading = RecordReader.read(raw);
        if (reading instanceof Reading.Refused refused) {
            assertThat(refused.faults()).isNotEmpty().allSatisfy(Refusals::check);
            checkStorable(refused.recordId());
            return;
        }
        CreditRecord record = ((Reading.Read) reading).record();
        String json = Content.json(record);
        checkStorable(json);
        if (!json.equals("{}")) {
            assertThat(Content.cells(record.key().source(), record.key().type(), json))
                    .isEqualTo(record.cells());
        }
    }

    public static void check(Fault fault) {
        check(fault.message());
        checkStorable(fault.column());
        checkStorable(fault.value());
        assertThat(fault.value().length()).isLessThanOrEqualTo(LONGEST_VALUE);
    }

    public static void check(Message message) {
        assertThat(message.zh().codePoints().anyMatch(c -> c >= 0x4E00 && c <= 0x9FFF))
                .as(message.zh())
                .isTrue();
        assertThat(message.en().codePoints().anyMatch(c -> c >= 'a' && c <= 'z'))
                .as(message.en())
                .isTrue();
    }

    private static void checkStorable(String text) {
        boolean storable = text.codePoints().noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
        if (!storable) {
            assertThat(text).as("neither NUL nor a lone surrogate").isEmpty();
        }
    }
}
