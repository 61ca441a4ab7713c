package cn.anxin.hub.intake;

import cn.anxin.hub.intake.PieceIntake.Piece;
import cn.anxin.hub.ledger.FeedPositions;
import cn.anxin.hub.ledger.FeedTurns;
import cn.anxin.hub.ledger.Intake.Origin;
import cn.anxin.hub.ledger.ThisNode;
import cn.anxin.hub.record.RecordType;
import cn.anxin.hub.record.RecordTypes;
import cn.anxin.hub.registry.DatabaseSite;
import cn.anxin.hub.registry.Feed;
import cn.anxin.hub.registry.FeedTerms.TableRows;
import cn.anxin.hub.registry.ForeignDatabases;
import cn.anxin.hub.registry.Registry;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The steps of the route {@code table-feed}: the rows behind the last key are read in its order, and taken together with the
 * key of the last of them. Nothing is ever written to the agency's database.
 */
@Component("tableFeeds")
public class TableFeeds {

    private static final String WAY = "TABLE";

    private final Registry registry;
    private final ForeignDatabases databases;
    private final Mappings mappings;
    private final FeedTurns turns;
    private final FeedOutages outages;
    private final FeedPositions positions;
    private final PieceIntake intake;
    private final ThisNode node;
    private final Clock clock;
    private final Rest rest = new Rest(System::nanoTime);
    private final Map<String, Settling> settling = new ConcurrentHashMap<>();

    TableFeeds(
            Registry registry,
            ForeignDatabases databases,
            Mappings mappings,
            FeedTurns turns,
            FeedOutages outages,
            FeedPositions positions,
            PieceIntake intake,
            ThisNode node,
            Clock clock) {
        this.registry = registry;
        this.databases = databases;
        this.mappings = mappings;
        this.turns = turns;
        this.outages = outages;
        this.positions = positions;
        this.intake = intake;
        this.node = node;
        this.clock = clock;
    }

    /** Rows of a table. */
    public static final class Some {

        private final String source;
        private final ForeignTable.Page page;

        private Some(String source, ForeignTable.Page page) {
            this.source = source;
            this.page = page;
        }
    }

    /** The next rows; null while there are none that may be read, as the route reads it. */
    public @Nullable Some next(String source) throws IOException {
        if (outages.ledgerIsLost() || rest.isResting(source) || !turns.claim(source, node.id())) {
            return null;
        }
        Feed feed = feed(source);
        Optional<ForeignTable.Page> page = read(feed);
        outages.succeeded(source);
        if (page.isEmpty()) {
            rest.until(source, feed.terms().poll());
        }
        return page.map(rows -> new Some(source, rows)).orElse(null);
    }

    private Feed feed(String source) throws IOException {
        return registry.feeds().stream()
                .filter(each -> each.id().equals(source) && each.site() instanceof DatabaseSite)
                .findFirst()
                .orElseThrow(() -> new IOException(
                        "数据源 " + source + " 未登记为 TABLE 方式 / feed " + source + " is not registered by TABLE"));
    }

    private Optional<ForeignTable.Page> read(Feed feed) throws IOException {
        DatabaseSite site = (DatabaseSite) feed.site();
        TableRows rows = feed.terms().rows().orElseThrow();
        RecordType type = RecordTypes.find(feed.id(), rows.type()).orElseThrow();
        Optional<String> after = positions.of(feed.id(), WAY).at();
        Settling wait = settling.computeIfAbsent(feed.id(), id -> new Settling(System::nanoTime));
        try (ForeignTable table = ForeignTable.open(
                databases.of(feed.id(), site).getConnection(),
                clock.getZone(),
                site.table(),
                rows.key(),
                type,
                mappings.of(feed.id()))) {
            Optional<String> upTo = wait.settled(table.largest(after), rows.settle());
            if (upTo.isEmpty()) {
                return Optional.empty();
            }
            ForeignTable.Page page = table.page(after, upTo.get());
            if (!page.full()) {
                wait.over();
            }
            return Optional.of(page);
        } catch (SQLException trouble) {
            // Without the cause: the ledger would be blamed for what is another database's.
            throw new IOException("%s：%s / %s: %s".formatted(site, trouble.getMessage(), site, trouble.getMessage()));
        } catch (FileRefused refused) {
            throw new IOException("%s：%s / %s: %s"
                    .formatted(
                            site,
                            refused.fault().message().zh(),
                            site,
                            refused.fault().message().en()));
        }
    }

    /** Takes the records of the rows. */
    public void take(Some some) throws IOException {
        ForeignTable.Page page = some.page;
        Origin origin = new Origin(some.source, page.type(), WAY, page.name());
        try (Rows rows = page.rows()) {
            intake.take(new Piece(origin, page.sha256(), Optional.of(page.last())), rows);
        }
    }
}
