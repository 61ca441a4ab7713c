package cn.anxin.hub.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContentTests {

    private static final Map<String, Cell> CELLS = Map.of(
            "document_no", new Cell.Text("罚1号"),
            "decided_on", new Cell.Day(LocalDate.of(2026, 5, 1)),
            "fine_cny", new Cell.Number(new BigDecimal("50000.00")),
            "safety_related", new Cell.Flag(true),
            "categories", new Cell.Codes(List.of("WARNING", "FINE", "FINE")));

    private static CreditRecord record(Op op, String uscc, String name, UseScope scope, Map<String, Cell> cells) {
        return new CreditRecord(
                new RecordKey("emergency", "penalty", "P-1"),
                1,
                op,
                new Uscc(uscc),
                Optional.of(name),
                scope,
                new Cells(cells));
    }

    private static CreditRecord penalty() {
        return record(Op.UPSERT, "91320205MA1WX0T109", "某厂", UseScope.PUBLIC, CELLS);
    }

    @Test
    void isTheSameTextHoweverItWasSpelled() {
        assertThat(Content.json(penalty()))
                .isEqualTo("{\"categories\":[\"FINE\",\"WARNING\"],\"decided_on\":\"2026-05-01\","
                        + "\"document_no\":\"罚1号\",\"fine_cny\":50000,\"safety_related\":\"Y\"}");
    }

    @Test
    void readsBackAsItself() {
        assertThat(Content.cells("emergency", "penalty", Content.json(penalty())))
                .isEqualTo(penalty().cells())
                .hasSameHashCodeAs(penalty().cells());
        assertThat(Content.cells("emergency", "penalty", "{}")).isEqualTo(Cells.none());
    }

    @Test
    void whatIsNoContentOfTheTypeIsRefused() {
        assertThatThrownBy(() -> Content.cells("emergency", "penalty", "{\"colour\":1}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("colour");
        assertThatThrownBy(() -> Content.cells("emergency", "poem", "{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("poem");
        assertThatThrownBy(() -> Content.cells("emergency", "penalty", "{"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everythingButKeyAndRevisionIsInTheDigest() {
        Map<String, Cell> other = new HashMap<>(CELLS);
        other.put("fine_cny", new Cell.Number(BigDecimal.ONE));
        Stream<CreditRecord> different = Stream.of(
                penalty(),
                record(Op.WITHDRAW, "91320205MA1WX0T109", "某厂", UseScope.PUBLIC, CELLS),
                record(Op.UPSERT, "91320200MADY1FUB90", "某厂", UseScope.PUBLIC, CELLS),
                record(Op.UPSERT, "91320205MA1WX0T109", "他厂", UseScope.PUBLIC, CELLS),
                record(Op.UPSERT, "91320205MA1WX0T109", "某厂", UseScope.of(1), CELLS),
                record(Op.UPSERT, "91320205MA1WX0T109", "某厂", UseScope.PUBLIC, other));
        assertThat(different.map(Content::sha256).map(HexFormat.of()::formatHex))
                .doesNotHaveDuplicates()
                .hasSize(6);
        assertThat(Content.sha256(penalty())).isEqualTo(Content.sha256(penalty()));
    }

    @Test
    void aColumnAskedForAnotherKindOfValueIsAFaultOfTheProgram() {
        Cells cells = penalty().cells();
        assertThatThrownBy(() -> cells.day("document_no")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cells.codes("document_no")).isInstanceOf(IllegalArgumentException.class);
        assertThat(cells.number("confiscation_cny")).isEmpty();
        assertThat(cells.has("fine_cny")).isTrue();
        assertThat(cells.has("confiscation_cny")).isFalse();
        assertThat(cells.flag("safety_related")).contains(true);
    }

    @Test
    void aColumnCanReadOtherwise() {
        Cells cells = penalty().cells();
        assertThat(cells.with("document_no", new Cell.Text("罚2号")).text("document_no"))
                .contains("罚2号");
        assertThat(cells.with("violation", new Cell.Text("违章")).text("violation"))
                .contains("违章");
        assertThat(cells.text("document_no")).contains("罚1号");
        assertThat(cells.with("document_no", new Cell.Text("罚2号"))).isNotEqualTo(cells);
    }

    @Test
    void aContentThatEndsTooEarlyIsNoContent() {
        assertThatThrownBy(() -> Content.cells("emergency", "order_refusal", "{\"refused_on\": \"2026-05-01\""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a record's content");
    }
}
