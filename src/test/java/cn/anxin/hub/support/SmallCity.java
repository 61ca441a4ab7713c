package cn.anxin.hub.support;

import cn.anxin.hub.review.Reviews;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A few enterprises of every kind in the {@link WebSlice}'s ledger, with what makes each page show something: rejected and
 * quarantined rows, delivered, waiting and dead notices.
 */
public record SmallCity(JdbcClient jdbc, Reviews reviews, int port) {

    /** Listed for joint punishment. */
    public static final String PUNISHED = "91320205MA1WX0T109";

    /** Names as hostile as can be. */
    public static final String HOSTILE = "<script>alert('x')</script>=cmd()\u202E" + "长".repeat(400);

    /** Empties the ledger and fills it anew. */
    public void fill() {
        WebSlice.empty(jdbc);
        push(record(
                "profile",
                "F-1",
                "无锡一厂",
                Map.of("valid_from", "2021-01-01", "sector", "METALLURGY", "activities", "STEEL")));
        push(record("order_refusal", "O-1", "无锡一厂", Map.of("refused_on", "2026-05-01", "document_no", "锡应急〔2026〕1号")));
        push(record(
                "hazard", "H-1", "无锡一厂", Map.of("grade", "MAJOR", "found_on", "2026-01-01", "due_on", "2026-02-01")));
        push(record("order_refusal", "O-2", "无锡一厂", Map.of("refused_on", "2026-99-01", "document_no", "=cmd()")));
        push(record("order_refusal", "O-3", HOSTILE, Map.of("refused_on", "2026-05-02", "document_no", "3号")));
        reviews.batch();
        jdbc.sql("""
                        update delivery set state = 'DELIVERED', delivered_at = now()
                         where notice_id in (select notice_id from delivery order by position limit 6)""").update();
        jdbc.sql("""
                        with dead as (
                            update delivery set state = 'DEAD'
                             where notice_id in (select notice_id from delivery order by position desc limit 2)
                            returning notice_id, recipient)
                        insert into dead_letter (notice_id, recipient, cause, died_at)
                        select notice_id, recipient, 'HTTP 422: <b>no such code</b>', now() from dead""").update();
    }

    private void push(String body) {
        new Web(port)
                .post(
                        "/api/v1/feeds/emergency/records",
                        body,
                        "Authorization",
                        "Bearer t-emergency",
                        "Content-Type",
                        "application/json");
    }

    private static String record(String type, String id, String name, Map<String, String> data) {
        StringBuilder cells = new StringBuilder();
        data.forEach((column, value) -> cells.append(cells.isEmpty() ? "" : ", ")
                .append('"')
                .append(column)
                .append("\": \"")
                .append(value)
                .append('"'));
        return """
                {"type": "%s", "recordId": "%s", "uscc": "%s", "enterpriseName": "%s", "data": {%s}}""".formatted(type, id, PUNISHED, name, cells);
    }
}
