package cn.anxin.hub.intake;

import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.registry.Secrets;
import cn.anxin.hub.registry.SftpSite;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.springframework.stereotype.Component;

/** The connections to the agencies' servers: one a feed, kept while it works. Each feed is used by its own route alone. */
@Component
class FeedSites implements AutoCloseable {

    private static final List<String> FOLDERS = List.of("done", "failed", "receipts");

    private final Registry registry;
    private final Secrets secrets;
    private final CamelContext context;
    private final Map<String, SftpFolder> open = new ConcurrentHashMap<>();

    FeedSites(Registry registry, Secrets secrets, CamelContext context) {
        this.registry = registry;
        this.secrets = secrets;
        this.context = context;
    }

    /** The agency's folder, connected; its address, key and password are asked for anew at each connection. */
    SftpFolder folder(String source) throws IOException {
        Optional<SftpFolder> kept = Optional.ofNullable(open.get(source));
        if (kept.isPresent() && kept.get().isConnected()) {
            return kept.get();
        }
        forget(source);
        SftpSite site = registry.feeds().stream()
                .filter(feed -> feed.id().equals(source))
                .map(feed -> feed.site() instanceof SftpSite own ? own : registry.sandbox(source))
                .findFirst()
                .orElseThrow(() -> new IOException("数据源 " + source + " 未登记 / feed " + source + " is not registered"));
        SftpFolder folder = SftpFolder.open(context, site, secrets);
        open.put(source, folder);
        FOLDERS.forEach(folder::makeFolder);
        return folder;
    }

    /** Whether files are the way that the feed declares; else its folder is one beside it. */
    boolean isDeclared(String source) {
        return registry.feeds().stream().anyMatch(feed -> feed.id().equals(source) && feed.site() instanceof SftpSite);
    }

    /** Closes the connection: after a failure nobody knows what state it is in. */
    void forget(String source) {
        Optional.ofNullable(open.remove(source)).ifPresent(SftpFolder::close);
    }

    @Override
    public void close() {
        open.keySet().forEach(this::forget);
    }
}
