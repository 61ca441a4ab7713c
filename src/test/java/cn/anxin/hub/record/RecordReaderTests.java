package cn.anxin.hub.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTests {

    private static final String USCC = "91320205MA1WX0T109";

    private final Map<String, Object> penalty = new HashMap<>(Map.of(
            "record_id", "P-1",
            "uscc", USCC,
            "enterprise_name", "无锡示例铸造有限公司",
            "document_no", "苏锡应急罚〔2024〕1号",
            "decided_on", "2026-05-01",
            "categories", "FINE;WARNING",
            "issuer_kind", "EMERGENCY",
            "issuer_name", "锡山区应急管理局"));

    @Test
    void readsAPenaltyAndFillsInWhatAFeedMayLeaveOut() {
        CreditRecord record = read("emergency", "penalty", penalty);
        assertThat(record.revision()).isEqualTo(1);
        assertThat(record.op()).isEqualTo(Op.UPSERT);
        assertThat(record.useScope()).isEqualTo(UseScope.PUBLIC);
        assertThat(record.cells().codes("categories")).containsExactly("FINE", "WARNING");
        assertThat(record.cells().flag("safety_related")).contains(true);
        assertThat(read("market-supervision", "penalty", penalty).cells().flag("safety_related"))
                .contains(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-05-01",
                "20260501",
                "2026/5/1",
                "2026/05/01",
                "2026年5月1日",
                "2026年05月01日",
                " 2026-05-01\u3000"
            })
    void readsADayInEverySpelling(String spelling) {
        penalty.put("decided_on", spelling);
        assertThat(read("emergency", "penalty", penalty).cells().day("decided_on"))
                .contains(LocalDate.of(2026, 5, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "record_id | '' | REQUIRED",
                "uscc | 91320205MA1WX0T108 | CHECK_DIGIT",
                "uscc | 91320205ma1wx0t109 | FORMAT",
                "uscc | 123 | FORMAT",
                "enterprise_name | '  ' | REQUIRED",
                "op | DELETE | CODE",
                "revision | 0 | RANGE",
                "revision | 1.5 | FORMAT",
                "revision | 2147483648 | RANGE",
                "revision | 99999999999999999999 | RANGE",
                "use_scope | 3 | RANGE",
                "use_scope | x | FORMAT",
                "decided_on | 2026-02-30 | FORMAT",
                "decided_on | 2026-5-1 | FORMAT",
                "decided_on | 1899-12-31 | RANGE",
                "decided_on | 2200-01-01 | RANGE",
                "decided_on | '' | REQUIRED",
                "categories | FINE;NONE | CODE",
                "categories | ; | REQUIRED",
                "fine_cny | 5万 | FORMAT",
                "fine_cny | '50,000' | FORMAT",
                "fine_cny | 1e5 | FORMAT",
                "fine_cny | -1 | RANGE",
                "issuer_kind | emergency | CODE",
                "safety_related | yes | CODE",
                "issuer_name | a\uFFFDb | ENCODING",
                "colour | red | UNKNOWN_COLUMN",
            })
    void refusesAWrongCellWithItsColumnAndCode(String column, String value, FaultCode code) {
        penalty.put(column, value);
        List<Fault> faults = refuse("emergency", "penalty", penalty);
        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).column()).isEqualTo(column);
        assertThat(faults.get(0).code()).isEqualTo(code);
        assertThat(faults.get(0).message().zh()).isNotBlank();
        assertThat(faults.get(0).message().en()).isNotBlank();
    }

    /** The message says what to write: a number where one is wanted, an array of codes where that is. */
    @Test
    void aJsonValueOfAnotherKindIsToldWhatTheColumnTakes() {
        Map<String, Object> wrong = Map.of(
                "revision", true,
                "fine_cny", List.of("1"),
                "categories", List.of(Map.of("a", "b")),
                "issuer_name", Map.of("a", "b"));
        Map<String, String> remedies = Map.of(
                "revision", "a whole number such as 12",
                "fine_cny", "a plain decimal",
                "categories", "an array of codes",
                "issuer_name", "one string");
        wrong.forEach((column, value) -> {
            Map<String, Object> cells = new LinkedHashMap<>(penalty);
            cells.put(column, value);
            assertThat(refuse("emergency", "penalty", cells)).singleElement().satisfies(fault -> {
                assertThat(fault.column()).isEqualTo(column);
                assertThat(fault.message().en()).contains(remedies.get(column));
            });
        });
    }

    @Test
    void aNumberHasAtMostSoManyDigitsOnEachSideOfThePoint() {
        String digits = "9".repeat(CellReader.MOST_DIGITS);
        penalty.put("fine_cny", digits + "." + digits.substring(1));
        assertThat(read("emergency", "penalty", penalty).cells().number("fine_cny"))
                .contains(new BigDecimal(digits + "." + digits.substring(1)));
        for (String tooLong : List.of(digits + "9", "0." + "0".repeat(CellReader.MOST_DIGITS) + "1")) {
            penalty.put("fine_cny", tooLong);
            assertThat(refuse("emergency", "penalty", penalty))
                    .extracting(Fault::code)
                    .containsExactly(FaultCode.RANGE);
        }
        penalty.put("fine_cny", "1" + "0".repeat(2 * CellReader.MOST_DIGITS));
        assertThat(refuse("emergency", "penalty", penalty))
                .extracting(Fault::code)
                .containsExactly(FaultCode.FORMAT);
    }

    @Test
    void aDamagedCodeAmongGoodOnesIsAnEncodingFault() {
        penalty.put("categories", List.of("FINE", "WARN\uFFFDNG"));
        assertThat(refuse("emergency", "penalty", penalty))
                .extracting(Fault::code)
                .containsExactly(FaultCode.ENCODING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00A0x\u3000", "\uFEFFx", "\t x\r\n", "\u2007x\u202F"})
    void everyKindOfSpaceAroundACellIsLeftOut(String spaced) {
        penalty.put("issuer_name", spaced);
        assertThat(read("emergency", "penalty", penalty).cells().text("issuer_name"))
                .contains("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001Cx", "x\u001F", "\u001Dx", "x\u0000y"})
    void aControlCharacterIsNoSpace(String text) {
        penalty.put("issuer_name", text);
        assertThat(refuse("emergency", "penalty", penalty))
                .extracting(Fault::column)
                .containsExactly("issuer_name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD800", "\uDFFF", "x\uDBFFy"})
    void halfASurrogatePairIsAnEncodingFaultAndNotShown(String half) {
        penalty.put("issuer_name", half);
        assertThat(refuse("emergency", "penalty", penalty)).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.ENCODING);
            assertThat(fault.value()).contains("\uFFFD");
        });
    }

    @Test
    void namesEveryWrongCellOfARowInTheOrderOfTheColumns() {
        penalty.put("issuer_kind", "X");
        penalty.put("uscc", "");
        penalty.put("extra", "1");
        assertThat(refuse("emergency", "penalty", penalty))
                .extracting(Fault::column)
                .containsExactly("uscc", "issuer_kind", "extra");
    }

    @Test
    void takesJsonNumbersAndArraysWhereTheColumnIsOne() {
        penalty.put("fine_cny", new BigDecimal("5E+4"));
        penalty.put("categories", List.of("WARNING", "FINE", "WARNING"));
        CreditRecord json = read("emergency", "penalty", penalty);
        penalty.put("fine_cny", "50000.00");
        penalty.put("categories", "FINE;WARNING");
        penalty.put("safety_related", "是");
        penalty.put("revision", "1");
        penalty.put("use_scope", BigDecimal.ZERO);
        CreditRecord csv = read("emergency", "penalty", penalty);
        assertThat(Content.sha256(json)).isEqualTo(Content.sha256(csv));
    }

    @Test
    void refusesJsonValuesOfAnotherKind() {
        penalty.put("document_no", BigDecimal.TEN);
        penalty.put("decided_on", new BigDecimal("20260501"));
        penalty.put("categories", Map.of("a", "b"));
        penalty.put("issuer_kind", List.of("EMERGENCY"));
        penalty.put("safety_related", true);
        penalty.put("fine_cny", new BigDecimal("1e999999999"));
        assertThat(refuse("emergency", "penalty", penalty))
                .extracting(Fault::column, fault -> fault.code().name())
                .extracting(Object::toString)
                .containsExactly(
                        "(\"document_no\", \"FORMAT\")",
                        "(\"decided_on\", \"FORMAT\")",
                        "(\"categories\", \"FORMAT\")",
                        "(\"fine_cny\", \"RANGE\")",
                        "(\"issuer_kind\", \"FORMAT\")",
                        "(\"safety_related\", \"FORMAT\")");
    }

    @Test
    void refusesOverlongKeysAndControlCharacters() {
        penalty.put("record_id", "x".repeat(65));
        assertThat(refuse("emergency", "penalty", penalty))
                .extracting(Fault::code)
                .containsExactly(FaultCode.RANGE);
        penalty.put("record_id", "䶮".repeat(64));
        assertThat(read("emergency", "penalty", penalty).key().recordId()).hasSize(64);
        penalty.put("record_id", "a\u0000b");
        assertThat(refuse("emergency", "penalty", penalty))
                .extracting(Fault::code)
                .containsExactly(FaultCode.FORMAT);
        penalty.put("record_id", "\uD840");
        assertThat(refuse("emergency", "penalty", penalty))
                .extracting(Fault::code)
                .containsExactly(FaultCode.ENCODING);
    }

    @Test
    void needsOnlyKeyRevisionAndCodeOnAWithdrawal() {
        CreditRecord record = read(
                "emergency",
                "penalty",
                Map.of("record_id", "P-1", "revision", "2", "op", "WITHDRAW", "uscc", USCC, "decided_on", "nonsense"));
        assertThat(record.op()).isEqualTo(Op.WITHDRAW);
        assertThat(record.cells()).isEqualTo(Cells.none());
        assertThat(refuse("emergency", "penalty", Map.of("op", "WITHDRAW")))
                .extracting(Fault::column)
                .containsExactly("record_id", "uscc");
    }

    @Test
    void asksForTheConclusionOfAConcludedAccident() {
        Map<String, Object> accident = new HashMap<>(Map.of(
                "record_id", "A-1", "uscc", USCC, "enterprise_name", "某厂", "occurred_on", "2026-05-01", "deaths", "1"));
        accident.put("status", "PROVISIONAL");
        assertThat(read("emergency", "accident", accident).cells().has("liability"))
                .isFalse();
        accident.put("status", "CONCLUDED");
        assertThat(refuse("emergency", "accident", accident))
                .extracting(Fault::column)
                .containsExactly("liability", "concluded_on");
        accident.put("liability", "Y");
        accident.put("concluded_on", "2026-04-30");
        assertThat(refuse("emergency", "accident", accident))
                .extracting(Fault::code)
                .containsExactly(FaultCode.ORDER);
    }

    @Test
    void checksThatARankIsWithinTheNumberAssessed() {
        Map<String, Object> assessment = Map.of(
                "record_id", "S-1",
                "uscc", USCC,
                "enterprise_name", "某厂",
                "assessed_on", "2026-05-01",
                "score", new BigDecimal("96.5"),
                "rank", "11",
                "assessed_count", "10");
        assertThat(refuse("emergency", "assessment", assessment))
                .extracting(Fault::code)
                .containsExactly(FaultCode.ORDER);
    }

    @ParameterizedTest
    @CsvSource({
        "emergency/penalty/P-1,true",
        "emergency/penalty/a/b,true",
        "emergency/penalty,false",
        "P-1,false",
        "//x,false"
    })
    void knowsTheFormOfAReferenceToAnAct(String reference, boolean right) {
        Map<String, Object> repair = Map.of(
                "record_id", "R-1",
                "uscc", USCC,
                "enterprise_name", "某厂",
                "repairs", reference,
                "decided_on", "2026-05-01",
                "document_no", "信修1号");
        Reading reading = RecordReader.read(new RawRecord("credit-platform", "repair", repair));
        assertThat(reading instanceof Reading.Read).isEqualTo(right);
    }

    @Test
    void refusesATypeThatTheSourceDoesNotSend() {
        assertThat(refuse("court", "penalty", penalty)).extracting(Fault::code).containsExactly(FaultCode.UNKNOWN_TYPE);
    }

    @Test
    void saysThatASourceIsNotKnown() {
        assertThat(refuse("nobody", "penalty", penalty))
                .extracting(fault -> fault.message().en())
                .containsExactly("nobody is no known source: no type of record is known of it");
    }

    @Test
    void readsBackTheCellsThatItWroteForEveryKindOfColumn() {
        penalty.put("fine_cny", "49999.99");
        penalty.put("violation", "第一行\n第二行 \"引号\" 䶮");
        CreditRecord record = read("emergency", "penalty", penalty);
        assertThat(Content.cells("emergency", "penalty", Content.json(record))).isEqualTo(record.cells());
        assertThat(Content.json(record))
                .startsWith("{\"categories\":[\"FINE\",\"WARNING\"],\"decided_on\":\"2026-05-01\"");
    }

    private static CreditRecord read(String source, String type, Map<String, Object> fields) {
        Reading reading = RecordReader.read(new RawRecord(source, type, fields));
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).record();
    }

    private static List<Fault> refuse(String source, String type, Map<String, Object> fields) {
        Reading reading = RecordReader.read(new RawRecord(source, type, fields));
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return ((Reading.Refused) reading).faults();
    }
}
