package cn.anxin.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.ledger.Counts;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordRequestsIT {

    private static final String ONE = "91320205MA1WX0T109";
    private static final String OTHER = "91320200MADY1FUB90";

    @TempDir
    private Path folder;

    private IntakeDesk desk;

    @BeforeEach
    void open() {
        desk = new IntakeDesk(folder);
    }

    @AfterEach
    void close() {
        assertThat(desk.list("select id from intake where received <> accepted + duplicate + rejected + quarantined"))
                .isEmpty();
        desk.close();
    }

    @Test
    void acceptsARecordAndMarksItsEnterpriseDue() {
        IntakeAnswer answer = desk.push("emergency", refusal("O-1", 1, ONE, "某厂", "1号"));
        assertThat(answer.counts()).isEqualTo(new Counts(1, 1, 0, 0, 0));
        assertThat(answer.faults()).isEmpty();
        assertThat(desk.list("select uscc || ' ' || name || ' ' || due_reason from enterprise"))
                .isEqualTo(ONE + " 某厂 RECORD");
        assertThat(desk.list("select data ->> 'refused_on' from record")).isEqualTo("2026-05-01");
        assertThat(desk.list("select state from intake")).isEqualTo("DONE");
    }

    @Test
    void tellsDuplicatesConflictsAndCorrectionsApartAlsoInOneRequest() {
        String first = refusal("O-1", 1, ONE, "某厂", "1号");
        assertThat(desk.push("emergency", array(first, first.replace("2026-05-01", "20260501")))
                        .counts())
                .isEqualTo(new Counts(2, 1, 1, 0, 0));
        IntakeAnswer answer = desk.push(
                "emergency",
                array(
                        first,
                        refusal("O-1", 1, ONE, "某厂", "2号"),
                        refusal("O-1", 2, ONE, "某厂", "2号"),
                        refusal("O-1", 2, ONE, "某厂", "3号")));
        assertThat(answer.counts()).isEqualTo(new Counts(4, 1, 1, 2, 0));
        assertThat(answer.faults())
                .extracting(fault -> fault.line() + " " + fault.column() + " " + fault.code() + " " + fault.record())
                .containsExactly("2 revision REVISION_CONFLICT O-1", "4 revision REVISION_CONFLICT O-1");
    }

    @Test
    void acceptsALowerRevisionAndAWithdrawalOfAnUnknownKeyIntoTheHistory() {
        String withdrawal = """
                {"type": "order_refusal", "recordId": "O-1", "revision": 3, "op": "WITHDRAW", "uscc": "%s"}""".formatted(ONE);
        assertThat(desk.push("emergency", withdrawal).counts()).isEqualTo(new Counts(1, 1, 0, 0, 0));
        assertThat(desk.push("emergency", withdrawal).counts()).isEqualTo(new Counts(1, 0, 1, 0, 0));
        assertThat(desk.push("emergency", refusal("O-1", 2, ONE, "某厂", "1号")).counts())
                .isEqualTo(new Counts(1, 1, 0, 0, 0));
        assertThat(desk.list("select name from enterprise")).isEqualTo("某厂");
    }

    @Test
    void marksBothEnterprisesDueWhenARevisionMovesARecord() {
        desk.push("emergency", refusal("O-1", 1, ONE, "某厂", "1号"));
        desk.database.jdbc().sql("update enterprise set due_since = null").update();
        desk.push("emergency", refusal("O-1", 2, OTHER, "他厂", "1号"));
        assertThat(desk.list("select uscc from enterprise where due_since is not null order by uscc"))
                .isEqualTo(OTHER + "," + ONE);
    }

    @Test
    void holdsARecordUnderAnotherNameUntilAnOperatorAcceptsIt() {
        desk.push("emergency", refusal("O-1", 1, ONE, "某厂（无锡）", "1号"));
        String other = refusal("O-2", 1, ONE, "别厂", "2号");
        IntakeAnswer answer = desk.push("emergency", array(refusal("O-3", 1, ONE, "某厂 (无锡)", "3号"), other, other));
        assertThat(answer.counts()).isEqualTo(new Counts(3, 1, 1, 0, 1));
        assertThat(answer.faults()).extracting(IntakeAnswer.RecordFault::code).containsExactly("NAME_MISMATCH");
        long id = desk.quarantine.waiting(0, 10).get(0).id();
        assertThat(desk.accept(id)).isEqualTo(QuarantineDesk.Answer.ACCEPTED);
        assertThat(desk.accept(id)).isEqualTo(QuarantineDesk.Answer.ALREADY_DECIDED);
        assertThat(desk.reject(id)).isEqualTo(QuarantineDesk.Answer.ALREADY_DECIDED);
        assertThat(desk.intakes.get(answer.batch()).counts()).isEqualTo(new Counts(3, 2, 1, 0, 0));
        assertThat(desk.list("select record_id from record order by record_id")).isEqualTo("O-1,O-2,O-3");
        assertThat(desk.list("select action from audit")).isEqualTo("quarantine.accept");
    }

    @Test
    void rejectsAHeldRecordForGood() {
        desk.push("emergency", refusal("O-1", 1, ONE, "某厂", "1号"));
        IntakeAnswer answer = desk.push("emergency", refusal("O-2", 1, ONE, "别厂", "2号"));
        assertThat(desk.reject(desk.quarantine.waiting(0, 10).get(0).id())).isEqualTo(QuarantineDesk.Answer.REJECTED);
        assertThat(desk.intakes.get(answer.batch()).counts()).isEqualTo(new Counts(1, 0, 0, 1, 0));
        assertThat(desk.list("select code from reject order by position"))
                .isEqualTo("NAME_MISMATCH,REFUSED_BY_OPERATOR");
        assertThat(desk.accept(4711)).isEqualTo(QuarantineDesk.Answer.UNKNOWN);
    }

    @Test
    void rejectsAHeldRecordWhoseRevisionCameInWithOtherContentMeanwhile() {
        desk.push("emergency", refusal("O-1", 1, ONE, "某厂", "1号"));
        desk.push("emergency", refusal("O-2", 1, ONE, "别厂", "2号"));
        assertThat(desk.push("emergency", refusal("O-2", 1, ONE, "某厂", "2号"))
                        .counts()
                        .accepted())
                .isEqualTo(1);
        assertThat(desk.accept(desk.quarantine.waiting(0, 10).get(0).id()))
                .isEqualTo(QuarantineDesk.Answer.REVISION_CONFLICT);
        assertThat(desk.list("select state from quarantine")).isEqualTo("REJECTED");
    }

    @Test
    void letsARegistrationSetTheNameAndKeepsFormerRegisteredOnesGood() {
        desk.push("emergency", refusal("O-1", 1, ONE, "旧名", "1号"));
        desk.push("market-supervision", registration("R-1", 1, "新名一"));
        desk.push("market-supervision", registration("R-1", 2, "新名二"));
        assertThat(desk.push(
                                "emergency",
                                array(
                                        refusal("O-2", 1, ONE, "旧名", "2号"),
                                        refusal("O-3", 1, ONE, "新名一", "3号"),
                                        refusal("O-4", 1, ONE, "新名二", "4号")))
                        .counts())
                .isEqualTo(new Counts(3, 2, 0, 0, 1));
    }

    @Test
    void takesNothingOfMalformedJsonAndSaysWhy() {
        IntakeAnswer answer = desk.push("emergency", "[" + refusal("O-1", 1, ONE, "某厂", "1号") + ", {]");
        assertThat(answer.refusal()).isPresent();
        assertThat(answer.counts()).isEqualTo(Counts.NONE);
        assertThat(desk.list("select record_id from record")).isEmpty();
        assertThat(desk.list("select state from intake where finished_at is not null"))
                .isEqualTo("FAILED");
    }

    @Test
    void refusesWrongRecordsAndTakesTheOthers() {
        IntakeAnswer answer = desk.push(
                "emergency", array("1", refusal("", 1, ONE, "", "1号"), refusal("O-1", 1, ONE, "某厂", "1号\\u0000")));
        assertThat(answer.counts()).isEqualTo(new Counts(3, 0, 0, 3, 0));
        assertThat(answer.faults())
                .extracting(fault -> fault.line() + " " + fault.column() + " " + fault.code())
                .containsExactly(
                        "1  STRUCTURE", "2 record_id REQUIRED", "2 enterprise_name REQUIRED", "3 document_no FORMAT");
    }

    private static String array(String... records) {
        return "[" + String.join(",", records) + "]";
    }

    private static String refusal(String id, int revision, String uscc, String name, String documentNo) {
        return """
                {"type": "order_refusal", "recordId": "%s", "revision": %d, "uscc": "%s", "enterpriseName": "%s",
                 "data": {"refused_on": "2026-05-01", "document_no": "%s"}}""".formatted(id, revision, uscc, name, documentNo);
    }

    private static String registration(String id, int revision, String name) {
        return """
                {"type": "registration", "recordId": "%s", "revision": %d, "uscc": "%s", "enterpriseName": "%s",
                 "data": {"state": "ACTIVE", "state_on": "2026-05-0%d"}}""".formatted(id, revision, ONE, name, revision);
    }
}
