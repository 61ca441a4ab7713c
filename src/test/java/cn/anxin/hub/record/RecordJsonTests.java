package cn.anxin.hub.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordJsonTests {

    private static final String KEY =
            "\"type\": \"order_refusal\", \"recordId\": \"O-1\", \"uscc\": \"91320205MA1WX0T109\", "
                    + "\"enterpriseName\": \"某厂\"";

    @Test
    void readsTheObjectOfTheStatelessQuestion() throws JsonProcessingException {
        Reading reading = read("{" + KEY
                + ", \"source\": \"emergency\", \"revision\": 2, \"op\": \"UPSERT\", \"useScope\": 1,"
                + " \"data\": {\"refused_on\": \"20260501\", \"document_no\": \"1号\", \"missing\": null, \"x\": []}}");
        assertThat(reading).isInstanceOfSatisfying(Reading.Read.class, read -> {
            assertThat(read.record().key().reference()).isEqualTo("emergency/order_refusal/O-1");
            assertThat(read.record().revision()).isEqualTo(2);
            assertThat(read.record().useScope()).isEqualTo(UseScope.GOVERNMENT);
        });
    }

    @Test
    void refusesWhatStandsInTheWrongPlace() throws JsonProcessingException {
        assertThat(faults("{" + KEY
                        + ", \"refused_on\": \"20260501\", \"data\": {\"document_no\": \"1\", \"uscc\": \"x\"}}"))
                .extracting(Fault::column)
                .containsExactly("refused_on", "record.refused_on", "data.uscc");
        assertThat(faults("{" + KEY + ", \"data\": 1}")).extracting(Fault::code).containsExactly(FaultCode.FORMAT);
        assertThat(faults("[1]")).extracting(Fault::code).containsExactly(FaultCode.STRUCTURE);
        assertThat(faults("{" + KEY + ", \"source\": \"court\"}"))
                .extracting(Fault::code)
                .containsExactly(FaultCode.CODE);
        assertThat(faults("{\"recordId\": \"1\"}")).extracting(Fault::column).containsExactly("type");
    }

    @Test
    void refusesANumberThatNoDecimalCanHold() {
        assertThatThrownBy(() -> RecordJson.one("{\"data\": {\"fine_cny\": 1e99999999999}}"))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("out of range");
    }

    /** JDK 17 knows no such number, JDK 25 does: neither lets it into a record. */
    @Test
    void refusesTheLargestExponentOfEitherJdk() throws JsonProcessingException {
        String penalty = "{\"type\": \"penalty\", " + KEY.substring(KEY.indexOf("\"recordId"))
                + ", \"source\": \"emergency\", \"data\": {\"fine_cny\": 1e2147483648}}";
        try {
            assertThat(faults(penalty))
                    .filteredOn(fault -> fault.column().equals("fine_cny"))
                    .extracting(Fault::code)
                    .containsExactly(FaultCode.RANGE);
        } catch (JsonProcessingException outOfRange) {
            assertThat(outOfRange).hasMessageContaining("out of range");
        }
    }

    @Test
    void aFaultShowsNothingThatCannotBeStored() {
        Fault fault = new Fault("a\u0000", FaultCode.FORMAT, new Message("错", "wrong"), "b\uD800" + "c".repeat(300));
        assertThat(fault.column()).isEqualTo("a\uFFFD");
        assertThat(fault.value()).startsWith("b\uFFFDc").hasSize(200);
    }

    @Test
    void keepsEveryDigitOfANumber() throws JsonProcessingException {
        Reading reading = RecordReader.read(RecordJson.raw(
                RecordJson.one("{\"type\": \"assessment\", \"recordId\": \"1\", \"uscc\": \"91320205MA1WX0T109\","
                        + " \"enterpriseName\": \"某厂\", \"data\": {\"assessed_on\": \"2026-01-01\","
                        + " \"score\": 96.100000000000001, \"rank\": 1.0, \"assessed_count\": \"10\"}}"),
                Optional.of("emergency"),
                Optional.empty()));
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Read.class,
                        read -> assertThat(Content.json(read.record()))
                                .contains("96.100000000000001")
                                .contains("\"rank\":1,"));
    }

    private static Reading read(String json) throws JsonProcessingException {
        return RecordReader.read(RecordJson.raw(RecordJson.one(json), Optional.of("emergency"), Optional.empty()));
    }

    private static List<Fault> faults(String json) throws JsonProcessingException {
        return ((Reading.Refused) read(json)).faults();
    }
}
