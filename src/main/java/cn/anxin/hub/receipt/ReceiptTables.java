package cn.anxin.hub.receipt;

import cn.anxin.hub.ledger.SiteTurns;
import cn.anxin.hub.ledger.ThisNode;
import cn.anxin.hub.receipt.ReceiptTable.Result;
import cn.anxin.hub.receipt.ReceiptTable.Row;
import cn.anxin.hub.record.RecordJson;
import cn.anxin.hub.registry.DatabaseSite;
import cn.anxin.hub.registry.ForeignDatabases;
import cn.anxin.hub.registry.Registry;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The step of the route {@code table-receipt}: rows of a recipient's front-end database that have no result yet are taken,
 * and the result is written beside them. Killed in between, they are taken again, and each has the result of its first time.
 */
public class ReceiptTables {

    private static final int ROWS = 1_000;

    private final Registry registry;
    private final ForeignDatabases databases;
    private final SiteTurns turns;
    private final SiteOutages outages;
    private final ReceiptDesk desk;
    private final ThisNode node;
    private final Clock clock;

    ReceiptTables(
            Registry registry,
            ForeignDatabases databases,
            SiteTurns turns,
            SiteOutages outages,
            ReceiptDesk desk,
            ThisNode node,
            Clock clock) {
        this.registry = registry;
        this.databases = databases;
        this.turns = turns;
        this.outages = outages;
        this.desk = desk;
        this.node = node;
        this.clock = clock;
    }

    /** Whether there may be more. */
    public boolean take(String recipient) throws IOException {
        Optional<DatabaseSite> site = registry.receiptTable(recipient);
        if (site.isEmpty() || outages.ledgerIsLost() || !turns.claim(turn(recipient), node.id())) {
            return false;
        }
        ReceiptTable table = new ReceiptTable(JdbcClient.create(databases.of(recipient, site.get())), site.get());
        List<Row> rows = table.rows(ROWS);
        if (!rows.isEmpty()) {
            node.mustBeAlive();
            table.write(results(take(recipient, site.get().table(), rows)));
        }
        outages.succeeded(turn(recipient), recipient);
        return rows.size() == ROWS;
    }

    private JsonNode take(String recipient, String table, List<Row> rows) throws IOException {
        ReceiptReader reader = new ReceiptReader(recipient, clock.getZone());
        List<Item> items = new ArrayList<>();
        StringBuilder content = new StringBuilder();
        for (Row row : rows) {
            items.add(new Item(row.id(), reader.read(row.fields()), row.content()));
            content.append(row.content()).append('\n');
        }
        String name =
                table + ":" + rows.get(0).id() + "-" + rows.get(rows.size() - 1).id();
        String sha256 = ReceiptRequests.sha256(content.toString().getBytes(StandardCharsets.UTF_8));
        String answer = desk.take(new Origin(recipient, "TABLE", name, sha256), () -> Items.of(items));
        try {
            return RecordJson.one(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer that the hub wrote is JSON", impossible);
        }
    }

    private static List<Result> results(JsonNode answer) {
        Map<Long, String> messages = new HashMap<>();
        answer.path("faults")
                .forEach(fault -> messages.put(
                        fault.path("line").asLong(), fault.path("message").asText()));
        List<Result> results = new ArrayList<>();
        answer.path("items").forEach(item -> {
            long id = item.path("line").asLong();
            // Said first by this very row: its result was not written any more.
            boolean itself = item.at("/first/line").asLong(-1) == id;
            String result = itself ? Tally.ACCEPTED : item.path("result").asText();
            results.add(new Result(id, result, item.path("code").asText(""), messages.getOrDefault(id, "")));
        });
        return results;
    }

    /** Called by the route's error handling. */
    public void failed(String recipient, Throwable cause) {
        outages.failed(turn(recipient), recipient, cause);
    }

    private static String turn(String recipient) {
        return "receipt-table-" + recipient;
    }
}
