package cn.anxin.hub.intake;

import cn.anxin.hub.intake.PieceIntake.Piece;
import cn.anxin.hub.ledger.FeedPositions;
import cn.anxin.hub.ledger.FeedPositions.Position;
import cn.anxin.hub.ledger.FeedTurns;
import cn.anxin.hub.ledger.Intake.Origin;
import cn.anxin.hub.ledger.ThisNode;
import cn.anxin.hub.registry.Feed;
import cn.anxin.hub.registry.HttpSite;
import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.registry.Secrets;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The steps of the route {@code http-feed}: a page is fetched to disk, checked whole, and taken together with the cursor of the
 * next one. The last page is asked for again from time to time, until it says more.
 */
@Component("pageFeeds")
public class PageFeeds {

    private static final String WAY = "HTTP";
    private static final long MOST_BYTES = 64L << 20;

    private final Registry registry;
    private final Secrets secrets;
    private final FeedTurns turns;
    private final FeedOutages outages;
    private final FeedPositions positions;
    private final PieceIntake intake;
    private final Spool spool;
    private final ThisNode node;
    private final Rest rest = new Rest(System::nanoTime);
    private final Map<String, PageSite> sites = new ConcurrentHashMap<>();

    PageFeeds(
            Registry registry,
            Secrets secrets,
            FeedTurns turns,
            FeedOutages outages,
            FeedPositions positions,
            PieceIntake intake,
            Spool spool,
            ThisNode node) {
        this.registry = registry;
        this.secrets = secrets;
        this.turns = turns;
        this.outages = outages;
        this.positions = positions;
        this.intake = intake;
        this.spool = spool;
        this.node = node;
    }

    /** A page on the hub's own disk, and the cursor after which it comes. */
    public static final class Page {

        private final Feed feed;
        private final Optional<String> after;
        private final SpooledFile file;

        private Page(Feed feed, Optional<String> after, SpooledFile file) {
            this.feed = feed;
            this.after = after;
            this.file = file;
        }
    }

    /** The next page; null while there is none to be asked for, as the route reads it. */
    public @Nullable Page next(String source) throws IOException {
        if (outages.ledgerIsLost() || rest.isResting(source) || !turns.claim(source, node.id())) {
            return null;
        }
        Feed feed = registry.feeds().stream()
                .filter(each -> each.id().equals(source) && each.site() instanceof HttpSite)
                .findFirst()
                .orElseThrow(() -> new IOException(
                        "数据源 " + source + " 未登记为 HTTP 方式 / feed " + source + " is not registered by HTTP"));
        Position position = positions.of(source, WAY);
        return new Page(feed, position.at(), site(feed).fetch(position.at(), spool::receive));
    }

    /** Takes the page's records. One that says the same as the last time is not received again. */
    public void take(Page page) throws IOException {
        String source = page.feed.id();
        try (SpooledFile file = page.file) {
            Optional<String> next = checked(page);
            boolean more = next.isPresent() && !next.equals(page.after);
            Position position = positions.of(source, WAY);
            if (more || !position.sha256().equals(Optional.of(file.sha256()))) {
                Origin origin = new Origin(source, "", WAY, "after=" + page.after.orElse(""));
                Piece piece = new Piece(origin, file.sha256(), more ? next : page.after);
                try (Rows rows = PageItems.open(file.open(), source)) {
                    intake.take(piece, rows);
                }
            }
            outages.succeeded(source);
            if (!more) {
                rest.until(source, page.feed.terms().poll());
            }
        }
    }

    private Optional<String> checked(Page page) throws IOException {
        try {
            return PageItems.check(page.file.open());
        } catch (FileRefused refused) {
            throw site(page.feed)
                    .told(
                            "页面无法采用：" + refused.fault().message().zh(),
                            "its page cannot be taken: "
                                    + refused.fault().message().en());
        }
    }

    private PageSite site(Feed feed) {
        HttpSite site = (HttpSite) feed.site();
        return sites.compute(
                feed.id(),
                (id, known) ->
                        known != null && known.site().equals(site) ? known : new PageSite(site, secrets, MOST_BYTES));
    }
}
