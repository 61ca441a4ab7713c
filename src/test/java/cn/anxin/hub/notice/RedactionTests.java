package cn.anxin.hub.notice;

import static cn.anxin.hub.notice.Cases.day;
import static cn.anxin.hub.notice.Cases.penalty;
import static cn.anxin.hub.notice.Cases.record;
import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.notice.NoticeBody.Evidence;
import cn.anxin.hub.record.UseScope;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactionTests {

    private static final Redaction GOVERNMENT = new Redaction(true);
    private static final Redaction OTHERS = new Redaction(false);

    @Test
    void aPublicDocumentIsShownToEveryone() {
        Evidence shown = new Evidence("锡应急罚〔2026〕1号", day("2026-05-01"));
        assertThat(GOVERNMENT.evidence(penalty(UseScope.PUBLIC))).contains(shown);
        assertThat(OTHERS.evidence(penalty(UseScope.PUBLIC))).contains(shown);
    }

    @Test
    void whatIsForGovernmentIsShownToGovernmentOnly() {
        assertThat(GOVERNMENT.evidence(penalty(UseScope.GOVERNMENT))).isPresent();
        assertThat(OTHERS.evidence(penalty(UseScope.GOVERNMENT))).isEmpty();
    }

    @Test
    void whatNeedsAuthorisationIsShownToNobody() {
        assertThat(GOVERNMENT.evidence(penalty(UseScope.AUTHORISED))).isEmpty();
        assertThat(OTHERS.evidence(penalty(UseScope.AUTHORISED))).isEmpty();
    }

    @Test
    void theFileOfAPoliceCaseNeverLeaves() {
        var transfer = record(
                "emergency/transfer/T-1", UseScope.PUBLIC, Map.of("case_ref", "锡公立字1号", "filed_on", "2026-05-01"));
        assertThat(GOVERNMENT.evidence(transfer)).isEmpty();
    }

    @Test
    void aRecordWithoutADocumentIsNoEvidence() {
        var hazard = record("emergency/hazard/H-1", UseScope.PUBLIC, Map.of("due_on", "2026-05-01"));
        assertThat(GOVERNMENT.evidence(hazard)).isEmpty();
    }
}
