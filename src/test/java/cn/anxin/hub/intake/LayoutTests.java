package cn.anxin.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anxin.hub.StartFault;
import cn.anxin.hub.record.Content;
import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.Fault;
import cn.anxin.hub.record.Reading;
import cn.anxin.hub.record.RecordTypes;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms that agencies really fill in become records by a file of mappings alone. */
class LayoutTests {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"emergency", "market-supervision"})
    void thePenaltyFormOfTheDoubleDisclosureIsTakenIn(String source) throws Exception {
        List<CheckedRow> rows = rows(source, "penalty", file("penalty-form.csv"));
        assertThat(rows).allMatch(CheckedRow::unnumbered);

        CreditRecord first = record(rows.get(0));
        assertThat(first.key().recordId()).isEqualTo("锡应急罚〔2026〕7号@91320205MA1WX0T109");
        assertThat(first.useScope().code()).isZero();
        assertThat(Content.json(first))
                .contains("\"fine_cny\":51234.567")
                .contains("\"confiscation_cny\":500")
                .contains("\"categories\":[\"CONFISCATION\",\"FINE\"]")
                .contains("\"issuer_kind\":\"EMERGENCY\"")
                .contains("\"decided_on\":\"2026-05-01\"")
                .contains("\"document_no\":\"锡应急罚〔2026〕7号\"");

        CreditRecord second = record(rows.get(1));
        assertThat(second.useScope().code()).isEqualTo(1);
        assertThat(Content.json(second))
                .contains("STOP_PRODUCTION", "REVOKE_LICENCE", "\"issuer_kind\":\"MARKET\"", "2026-05-02")
                .doesNotContain("fine_cny", "legal_basis");

        assertThat(((Reading.Refused) rows.get(2).reading()).faults())
                .extracting(Fault::column)
                .containsExactly("categories");
    }

    @Test
    void aRevokedPenaltyIsAWithdrawalOfTheSameKey() throws Exception {
        String form = new String(file("penalty-form.csv").readAllBytes(), StandardCharsets.UTF_8);
        CreditRecord withdrawal = record(
                rows("emergency", "penalty", form.replace(",0,0\n", ",0,1\n")).get(0));
        assertThat(withdrawal.op().name()).isEqualTo("WITHDRAW");
        assertThat(withdrawal.key().recordId()).isEqualTo("锡应急罚〔2026〕7号@91320205MA1WX0T109");
    }

    @Test
    void theRegistrationFormOfMarketSupervisionIsTakenIn() throws Exception {
        List<CheckedRow> rows = rows("market-supervision", "registration", file("registration-form.csv"));
        assertThat(rows).allMatch(CheckedRow::unnumbered);
        assertThat(rows.stream().map(row -> Content.json(record(row))).toList())
                .satisfiesExactly(
                        active -> assertThat(active)
                                .contains("\"state\":\"ACTIVE\"", "\"state_on\":\"2018-06-01\"", "\"industry\":\"C\""),
                        revoked -> assertThat(revoked)
                                .contains(
                                        "\"state\":\"REVOKED\"",
                                        "\"state_on\":\"2024-01-02\"",
                                        "\"established_on\":\"2019-07-13\""),
                        cancelled -> assertThat(cancelled)
                                .contains("\"state\":\"CANCELLED\"", "\"state_on\":\"2021-02-03\""));
    }

    @Test
    void aRowsOwnKeyAndRevisionCountBeforeThoseThatAreMade() throws Exception {
        List<CheckedRow> rows = rows("emergency", "penalty", """
                record_id,revision,CF_WSH,CF_XDR_MC,CF_XDR_SHXYM,CF_JDRQ,CF_CFLB,CF_CFJG
                P-1,3,1号,某厂,91320205MA1WX0T109,2026-05-01,警告,某局
                ,,1号,某厂,91320205MA1WX0T109,2026-05-01,WARNING,某局
                """);
        assertThat(record(rows.get(0)).key().recordId()).isEqualTo("P-1");
        assertThat(record(rows.get(0)).revision()).isEqualTo(3);
        assertThat(rows.get(0).unnumbered()).isFalse();
        assertThat(record(rows.get(1)).key().recordId()).isEqualTo("1号@91320205MA1WX0T109");
        assertThat(rows.get(1).unnumbered()).isTrue();
    }

    @Test
    void anAmountThatIsNoneIsShownAsItStands() throws Exception {
        CheckedRow row = rows("emergency", "penalty", """
                CF_WSH,CF_XDR_MC,CF_XDR_SHXYM,CF_JDRQ,CF_CFLB,CF_CFJG,CF_NR_FK
                1号,某厂,91320205MA1WX0T109,2026-05-01,警告,某局,5万
                """).get(0);
        assertThat(((Reading.Refused) row.reading()).faults())
                .extracting(Fault::value)
                .containsExactly("5万");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: penalty, headers: [A], columns: {colour: A}} | unknown column colour",
                "{type: registration, headers: [A], columns: {}} | sends no records of type registration",
                "{type: penalty, columns: {}} | headers is missing",
                "{type: penalty, headers: [], columns: {}} | at least one",
                "{type: penalty, headers: [A], columns: {fine_cny: {from: A, unit: 吨}}} | of amounts only",
                "{type: penalty, headers: [A], columns: {violation: {from: A, unit: 万元}}} | of amounts only",
                "{type: penalty, headers: [A], columns: {categories: {from: A, values: {罚款: MONEY}}}} | MONEY is no code",
                "{type: penalty, headers: [A], columns: {op: {from: A, values: {\"1\": DELETE}}}} | DELETE is no code",
                "{type: penalty, headers: [A], columns: {violation: {from: A, split: ;}}} | cannot be split",
                "{type: penalty, headers: [A], columns: {violation: {from: A, join: [A]}}} | exactly one",
                "{type: penalty, headers: [A], columns: {violation: {constant: A, from: A}}} | exactly one",
                "{type: penalty, headers: [A], columns: {violation: {form: A}}} | unknown key form",
                "{type: penalty, headers: [A], columns: {}, colour: A} | unknown key colour",
            })
    void whatALayoutCannotMeanEndsTheStartWithItsPlace(String layout, String reason) throws IOException {
        Path file = Files.writeString(folder.resolve("emergency.yaml"), "layouts:\n  表: " + layout);
        assertThatThrownBy(() -> MappingFile.read(file, "emergency"))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("emergency.yaml, line 2, column ")
                .hasMessageContaining(reason);
    }

    private InputStream file(String name) {
        return Objects.requireNonNull(getClass().getResourceAsStream("/layouts/" + name));
    }

    private static List<CheckedRow> rows(String source, String type, InputStream file) throws Exception {
        return rows(source, type, new InputStreamReader(file, StandardCharsets.UTF_8));
    }

    private static List<CheckedRow> rows(String source, String type, String text) throws Exception {
        return rows(source, type, new StringReader(text));
    }

    private static List<CheckedRow> rows(String source, String type, Reader reader) throws Exception {
        Mapping mapping = new Mappings(Path.of("routes/mappings")).of(source);
        List<CheckedRow> rows = new ArrayList<>();
        try (CsvRows csv = CsvRows.open(reader, RecordTypes.find(source, type).orElseThrow(), mapping)) {
            for (Optional<RawRow> row = csv.next(); row.isPresent(); row = csv.next()) {
                rows.add(CheckedRow.of(row.get()));
            }
        }
        return rows;
    }

    private static CreditRecord record(CheckedRow row) {
        assertThat(row.reading()).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) row.reading()).record();
    }
}
