package cn.anxin.hub.intake;

import cn.anxin.hub.ledger.Intake;
import cn.anxin.hub.ledger.Intakes;
import cn.anxin.hub.ledger.Rejects;
import cn.anxin.hub.ledger.Rejects.Reject;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.stereotype.Component;

/** What an agency gets back for a file: its receipt, and the rows that were not accepted with the reasons. */
@Component
class Receipts {

    private static final JsonMapper JSON = new JsonMapper();
    private static final CSVFormat REJECTS = CSVFormat.RFC4180
            .builder()
            .setHeader("line", "record_id", "column", "code", "message", "value")
            .get();
    private static final int PAGE = 1_000;

    private final Intakes intakes;
    private final Rejects rejects;
    private final Clock clock;

    Receipts(Intakes intakes, Rejects rejects, Clock clock) {
        this.intakes = intakes;
        this.rejects = rejects;
        this.clock = clock;
    }

    /** The receipt of an intake: the same bytes whenever it is asked for. That of a repeat is the first one's, and says so. */
    String receipt(Intake intake) {
        if (intake.receipt().isEmpty()) {
            intakes.keepReceipt(
                    intake.id(), intake.repeatOf().map(this::repeated).orElseGet(() -> written(intake)));
        }
        return intakes.get(intake.id()).receipt().orElseThrow();
    }

    private String written(Intake intake) {
        ObjectNode receipt = JSON.createObjectNode();
        receipt.put("file", intake.origin().name());
        receipt.put("sha256", intake.sha256());
        receipt.put("batch", intake.id().toString());
        receipt.put("received", intake.counts().received());
        receipt.put("accepted", intake.counts().accepted());
        receipt.put("duplicate", intake.counts().duplicate());
        receipt.put("rejected", intake.counts().rejected());
        receipt.put("quarantined", intake.counts().quarantined());
        receipt.put(
                "at", OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS).toString());
        intake.fault()
                .ifPresent(fault -> receipt.putObject("fault")
                        .put("code", fault.code().name())
                        .put("message", fault.message().both()));
        return receipt.toPrettyString() + "\n";
    }

    private String repeated(UUID first) {
        try {
            ObjectNode receipt =
                    (ObjectNode) JSON.readTree(intakes.get(first).receipt().orElseThrow());
            return receipt.put("repeatOf", first.toString()).toPrettyString() + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a receipt that the hub wrote is JSON", e);
        }
    }

    /** Writes the faults of an intake's rows, a page in memory at a time; false where it has none. */
    boolean writeRejects(Intake intake, Path file) throws IOException {
        UUID id = intake.repeatOf().orElse(intake.id());
        List<Reject> page = rejects.page(id, 0, -1, PAGE);
        if (page.isEmpty()) {
            return false;
        }
        try (Writer text = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                CSVPrinter csv = new CSVPrinter(text, REJECTS)) {
            while (!page.isEmpty()) {
                for (Reject reject : page) {
                    print(csv, reject);
                }
                Reject last = page.get(page.size() - 1);
                page = rejects.page(id, last.line(), last.position(), PAGE);
            }
        }
        return true;
    }

    private static void print(CSVPrinter csv, Reject reject) throws IOException {
        csv.printRecord(
                reject.line(),
                harmless(reject.recordId()),
                harmless(reject.fault().column()),
                reject.fault().code(),
                harmless(reject.fault().message().both()),
                harmless(reject.fault().value()));
    }

    /** A spreadsheet takes a cell that begins with one of these for a formula. */
    static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
