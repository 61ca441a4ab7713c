package cn.anxin.hub.console.notices;

import cn.anxin.hub.review.Reviews;
import cn.anxin.hub.support.Web;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An enterprise that is listed for what it did, and what its recipients were told: from an agency's records on. */
record ToldBanks(JdbcClient jdbc, Reviews reviews, Web web) {

    static final String USCC = "91320205MA1WX0T109";

    /** Has it listed. */
    ToldBanks listed(String name) {
        push(name, "profile", "F-1", """
                "valid_from": "2021-01-01", "sector": "METALLURGY", "activities": "STEEL\"""");
        push(name, "serious_violation", "S-1", """
                "determined_on": "2026-05-01", "document_no": "锡应急认〔2026〕1号", "reason": "严重违法\"""");
        reviews.batch();
        return this;
    }

    /** Withdraws the record that it was listed for. */
    ToldBanks cleared() {
        web.post(
                "/api/v1/feeds/emergency/records",
                """
                {"type": "serious_violation", "recordId": "S-1", "revision": 2, "op": "WITHDRAW", "uscc": "%s"}""".formatted(USCC),
                "Authorization",
                "Bearer t-emergency",
                "Content-Type",
                "application/json");
        reviews.batch();
        return this;
    }

    /** The id of a recipient's notice about it. */
    UUID notice(String recipient, int sequence) {
        return jdbc.sql("select id from notice where recipient = ? and sequence = ?")
                .params(recipient, sequence)
                .query(UUID.class)
                .single();
    }

    /** Delivers what waits for a folder, as its route does. */
    ToldBanks dropped(String recipient, int number) {
        jdbc.sql("""
                        insert into drop_batch (recipient, number, file_name, rows, sha256, content, made_at, delivered_at)
                        values (:recipient, :number, :name, 1, repeat('ab', 32), 'x', '2026-11-02T01:00:00Z', '2026-11-02T01:00:05Z')""")
                .param("recipient", recipient)
                .param("number", number)
                .param("name", "ANXIN_%s_20261102_%05d.csv".formatted(recipient, number))
                .update();
        jdbc.sql("""
                        update delivery set state = 'DELIVERED', batch = ?, delivered_at = '2026-11-02T01:00:05Z'
                         where recipient = ? and state = 'WAITING'""").params(number, recipient).update();
        return this;
    }

    private void push(String name, String type, String id, String data) {
        web.post(
                "/api/v1/feeds/emergency/records",
                """
                {"type": "%s", "recordId": "%s", "uscc": "%s", "enterpriseName": "%s", "data": {%s}}""".formatted(type, id, USCC, name, data),
                "Authorization",
                "Bearer t-emergency",
                "Content-Type",
                "application/json");
    }
}
