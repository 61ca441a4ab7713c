package cn.anxin.hub.notice;

import static cn.anxin.hub.notice.Cases.day;
import static cn.anxin.hub.notice.Cases.penalty;
import static cn.anxin.hub.notice.Cases.record;
import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.notice.NoticeBody.Evidence;
import cn.anxin.hub.record.UseScope;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTests {

    @ParameterizedTest
    @ValueSource(strings = {"finance", "bank", "insurer", "public-disclosure", "trade-union"})
    void aPublicDocumentIsShownToEveryone(String kind) {
        assertThat(Redaction.evidence(penalty(UseScope.PUBLIC), kind))
                .contains(new Evidence("锡应急罚〔2026〕1号", day("2026-05-01")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"finance", "emergency-management", "securities-regulator"})
    void governmentSeesWhatIsForGovernment(String kind) {
        assertThat(Redaction.evidence(penalty(UseScope.GOVERNMENT), kind)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bank", "insurer", "public-disclosure", "trade-union"})
    void nobodyElseDoes(String kind) {
        assertThat(Redaction.evidence(penalty(UseScope.GOVERNMENT), kind)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"finance", "emergency-management", "bank"})
    void whatNeedsAuthorisationIsShownToNobody(String kind) {
        assertThat(Redaction.evidence(penalty(UseScope.AUTHORISED), kind)).isEmpty();
    }

    @Test
    void theFileOfAPoliceCaseNeverLeaves() {
        var transfer = record(
                "emergency/transfer/T-1", UseScope.PUBLIC, Map.of("case_ref", "锡公立字1号", "filed_on", "2026-05-01"));
        assertThat(Redaction.evidence(transfer, "emergency-management")).isEmpty();
    }

    @Test
    void aRecordWithoutADocumentIsNoEvidence() {
        var hazard = record("emergency/hazard/H-1", UseScope.PUBLIC, Map.of("due_on", "2026-05-01"));
        assertThat(Redaction.evidence(hazard, "finance")).isEmpty();
    }
}
