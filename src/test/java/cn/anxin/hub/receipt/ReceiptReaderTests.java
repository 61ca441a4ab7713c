package cn.anxin.hub.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.record.RecordJson;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptReaderTests {

    private static final String ID = "7f9c24e8-3b1a-4f27-9d53-0c8a1b2c3d4e";
    private static final ReceiptReader READER = new ReceiptReader("finance", ZoneId.of("Asia/Shanghai"));

    @Test
    void everyFieldIsRead() throws Exception {
        Receipt receipt = read("""
                {"noticeId": "%s", "recipient": "finance", "outcome": "DECLINED", "reason": "不适用",
                 "measures": [{"article": 10, "item": 9}, {"article": 6, "item": 1, "text": "…"}],
                 "at": "2026-11-22T08:00:00+08:00"}""");

        assertThat(receipt.noticeId()).hasToString(ID);
        assertThat(receipt.outcome()).isEqualTo(Outcome.DECLINED);
        assertThat(receipt.measures()).extracting(MeasureRef::toString).containsExactly("6(1)", "10(9)");
        assertThat(receipt.reason()).isEqualTo("不适用");
        assertThat(receipt.at()).contains(Instant.parse("2026-11-22T00:00:00Z"));
    }

    @Test
    void aTimeWithoutOffsetIsBeijingTime() throws Exception {
        String form = "{\"noticeId\": \"%s\", \"outcome\": \"RECEIVED\", \"at\": \"";
        Instant eight = Instant.parse("2026-11-22T00:00:00Z");
        assertThat(read(form + "2026-11-22T08:00:00\"}").at()).contains(eight);
        assertThat(read(form + "2026-11-22 08:00\"}").at()).contains(eight);
        assertThat(read(form + "2026-11-22 08:00:00.5+08\"}").at()).contains(eight.plusMillis(500));
        assertThat(read(form + "2026-11-22\"}").at()).contains(Instant.parse("2026-11-21T16:00:00Z"));
    }

    @Test
    void measuresMayBeWrittenAsInTheDrops() throws Exception {
        assertThat(read("{\"noticeId\": \"%s\", \"outcome\": \"APPLIED\", \"measures\": \"10(9);10（1）\"}")
                        .measures())
                .extracting(MeasureRef::toString)
                .containsExactly("10(1)", "10(9)");
        assertThat(read("{\"noticeId\": \"%s\", \"outcome\": \"APPLIED\", \"measures\": null}")
                        .measures())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"outcome": "RECEIVED"}                                          | REQUIRED          | noticeId
            {"noticeId": "7", "outcome": "RECEIVED"}                         | FORMAT            | noticeId
            {"noticeId": "ID"}                                               | REQUIRED          | outcome
            {"noticeId": "ID", "outcome": "received"}                        | CODE              | outcome
            {"noticeId": "ID", "outcome": "RECEIVED", "mesures": []}         | UNKNOWN_COLUMN    | mesures
            {"noticeId": "ID", "outcome": "APPLIED", "measures": ["all"]}    | FORMAT            | measures
            {"noticeId": "ID", "outcome": "APPLIED", "measures": [{"item": 1}]} | FORMAT         | measures
            {"noticeId": "ID", "outcome": "RECEIVED", "recipient": "bank-1"} | FOREIGN_RECIPIENT | recipient
            {"noticeId": "ID", "outcome": "RECEIVED", "at": "yesterday"}     | FORMAT            | at
            {"noticeId": "ID", "outcome": "RECEIVED", "at": "+99999-01-01T00:00:00Z"} | FORMAT   | at
            ["ID"]                                                           | STRUCTURE         | ''
            """)
    void whatIsNoReceiptSaysWhy(String json, String code, String column) throws Exception {
        Reading reading = READER.read(RecordJson.one(json.replace("ID", ID)));

        assertThat(reading).isInstanceOf(Reading.Unreadable.class);
        Refusal refusal = ((Reading.Unreadable) reading).refusal();
        assertThat(refusal.code().name()).isEqualTo(code);
        assertThat(refusal.column()).isEqualTo(column);
        assertThat(refusal.message().zh()).isNotBlank();
        assertThat(refusal.message().en()).isNotBlank();
    }

    @Test
    void whatCannotBeStoredIsReplaced() throws Exception {
        Receipt receipt = read("{\"noticeId\": \"%s\", \"outcome\": \"DECLINED\", \"reason\": \"a\\u0000b\\ud800c\"}");
        assertThat(receipt.reason()).isEqualTo("a\uFFFDb\uFFFDc");
    }

    private static Receipt read(String json) throws Exception {
        return ((Reading.Read) READER.read(RecordJson.one(json.formatted(ID)))).receipt();
    }
}
