package cn.anxin.hub.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropRowTests {

    @Test
    void theHeaderIsTheContracts() {
        assertThat(DropRow.header())
                .isEqualTo("notice_id,notice_no,sequence,change,regime,uscc,enterprise_name,district,grounds,measures,"
                        + "effective_from,expected_until,end_reason,issuing_authority,issued_at\r\n");
    }

    @Test
    void aNoticeIsOneLine() {
        assertThat(DropRow.of(CloudEventTests.START).csv())
                .isEqualTo("0192d6f0-0000-7000-8000-000000000001,320205-2026-000123,1,START,JOINT_PUNISHMENT,"
                        + "91320205MA1WX0T109,无锡示例铸造有限公司,320205,7(3),10(1),2026-11-22,2029-05-01,,"
                        + "锡山区应急管理局,2026-11-22T08:00:00+08:00\r\n");
    }

    @Test
    void whatIsAbsentIsBlankAndQuotesAreDoubled() {
        assertThat(DropRow.of(CloudEventTests.end()).csv()).contains(",\"'=名称,\"\"甲\"\"\",,,,2026-11-22,,EXPIRED,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@a", "\ta", "\ra"})
    void noCellBeginsAFormula(String value) {
        String line = new DropRow(List.of(value)).csv();
        assertThat(line.replace("\"", "")).startsWith("'" + value);
    }
}
