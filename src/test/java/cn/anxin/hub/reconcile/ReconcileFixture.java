package cn.anxin.hub.reconcile;

import cn.anxin.hub.ledger.Dues;
import cn.anxin.hub.receipt.ReceiptFixture;
import cn.anxin.hub.support.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** What a recipient can ask for, out of a test's ledger. */
public final class ReconcileFixture {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Statements statements;
    private final Snapshots snapshots;

    public ReconcileFixture(TestDatabase database, Clock clock) {
        Dues dues = new Dues(new JdbcTemplate(database.dataSource()));
        var moment = ReconcileConfiguration.oneMoment(new DataSourceTransactionManager(database.dataSource()));
        this.statements = new Statements(dues, moment, clock);
        this.snapshots = new Snapshots(dues, ReceiptFixture.holdings(database.jdbc()), moment, JSON, clock);
    }

    public Statement statement(String recipient, LocalDate day) {
        return statements.of(recipient, day);
    }

    public JsonNode snapshot(String recipient) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        snapshots.write(recipient, out);
        return json(out.toString(java.nio.charset.StandardCharsets.UTF_8));
    }

    public static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }
}
