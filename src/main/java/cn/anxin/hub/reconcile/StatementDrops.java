package cn.anxin.hub.reconcile;

import cn.anxin.hub.intake.SftpFolder;
import cn.anxin.hub.intake.SftpFolders;
import cn.anxin.hub.ledger.Dues;
import cn.anxin.hub.ledger.SiteTurns;
import cn.anxin.hub.ledger.ThisNode;
import cn.anxin.hub.notice.Recipient;
import cn.anxin.hub.notice.Way;
import cn.anxin.hub.receipt.SiteOutages;
import cn.anxin.hub.registry.Registry;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Leaves a statement of each finished day in the drop folders; the step of the route {@code statements}. Killed before it is
 * noted, it is written once more, as the day then stands.
 */
public class StatementDrops implements AutoCloseable {

    /** Of a longer silence only so many days are made up for; older ones are to be had over HTTP. */
    private static final int MOST_DAYS = 31;

    private final Registry registry;
    private final SftpFolders folders;
    private final Statements statements;
    private final Dues dues;
    private final SiteTurns turns;
    private final SiteOutages outages;
    private final ObjectMapper json;
    private final ThisNode node;
    private final Clock clock;

    StatementDrops(
            Registry registry,
            SftpFolders folders,
            Statements statements,
            Dues dues,
            SiteTurns turns,
            SiteOutages outages,
            ObjectMapper json,
            ThisNode node,
            Clock clock) {
        this.registry = registry;
        this.folders = folders;
        this.statements = statements;
        this.dues = dues;
        this.turns = turns;
        this.outages = outages;
        this.json = json;
        this.node = node;
        this.clock = clock;
    }

    /** Writes what is missing; a recipient whose folder is away keeps no other one waiting for long. */
    public void look() {
        if (outages.ledgerIsLost()) {
            return;
        }
        registry.recipients().stream()
                .filter(recipient -> recipient.way() == Way.SFTP)
                .map(Recipient::id)
                .forEach(this::look);
    }

    private void look(String recipient) {
        String turn = "statements-" + recipient;
        try {
            List<LocalDate> missing = missing(recipient);
            if (!missing.isEmpty() && turns.claim(turn, node.id())) {
                for (LocalDate day : missing) {
                    leave(recipient, day);
                }
                outages.succeeded(turn, recipient);
                folders.forget(recipient);
            }
        } catch (IOException | RuntimeException fault) {
            folders.forget(recipient);
            outages.failed(turn, recipient, fault);
        }
    }

    private List<LocalDate> missing(String recipient) {
        LocalDate yesterday = LocalDate.now(clock).minusDays(1);
        LocalDate earliest = yesterday.minusDays(MOST_DAYS - 1L);
        Optional<LocalDate> first = dues.firstDay(recipient, clock.getZone());
        List<LocalDate> missing = new ArrayList<>();
        if (first.isPresent()) {
            LocalDate from = first.get().isBefore(earliest) ? earliest : first.get();
            Set<LocalDate> left = new HashSet<>(dues.statementsLeft(recipient, from, yesterday));
            for (LocalDate day = from; !day.isAfter(yesterday); day = day.plusDays(1)) {
                if (!left.contains(day)) {
                    missing.add(day);
                }
            }
        }
        return missing;
    }

    private void leave(String recipient, LocalDate day) throws IOException {
        byte[] content =
                (json.writeValueAsString(statements.of(recipient, day)) + "\n").getBytes(StandardCharsets.UTF_8);
        String name = "ANXIN_%s_%s.statement.json".formatted(recipient, day.format(DateTimeFormatter.BASIC_ISO_DATE));
        SftpFolder folder = folders.folder(recipient);
        node.mustBeAlive();
        folder.write("in/" + name, new ByteArrayInputStream(content));
        dues.statementLeft(
                recipient, day, name, sha256(content), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(IdDigest.ALGORITHM).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + IdDigest.ALGORITHM, e);
        }
    }

    @Override
    public void close() {
        folders.close();
    }
}
