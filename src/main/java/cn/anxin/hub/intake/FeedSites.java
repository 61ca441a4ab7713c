package cn.anxin.hub.intake;

import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.registry.Secrets;
import cn.anxin.hub.registry.SftpSite;
import java.io.IOException;
import java.util.List;
import org.apache.camel.CamelContext;
import org.springframework.stereotype.Component;

/** The agencies' folders. Each feed is used by its own route alone. */
@Component
class FeedSites implements AutoCloseable {

    private final Registry registry;
    private final SftpFolders folders;

    FeedSites(Registry registry, Secrets secrets, CamelContext context) {
        this.registry = registry;
        this.folders = new SftpFolders(context, secrets, this::site, List.of("done", "failed", "receipts"));
    }

    SftpFolder folder(String source) throws IOException {
        return folders.folder(source);
    }

    private SftpSite site(String source) throws IOException {
        return registry.feeds().stream()
                .filter(feed -> feed.id().equals(source))
                .map(feed -> feed.site() instanceof SftpSite own ? own : registry.sandbox(source))
                .findFirst()
                .orElseThrow(() -> new IOException("数据源 " + source + " 未登记 / feed " + source + " is not registered"));
    }

    /** Whether files are the way that the feed declares; else its folder is one beside it. */
    boolean isDeclared(String source) {
        return registry.feeds().stream().anyMatch(feed -> feed.id().equals(source) && feed.site() instanceof SftpSite);
    }

    void forget(String source) {
        folders.forget(source);
    }

    @Override
    public void close() {
        folders.close();
    }
}
