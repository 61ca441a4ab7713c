package cn.anxin.hub.intake;

import cn.anxin.hub.registry.Secrets;
import cn.anxin.hub.registry.SftpSite;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;

/** The connections to participants' folders: one each, kept while it works, used by one thread at a time. */
public final class SftpFolders implements AutoCloseable {

    private final CamelContext context;
    private final Secrets secrets;
    private final Sites sites;
    private final List<String> made;
    private final Map<String, SftpFolder> open = new ConcurrentHashMap<>();

    /**
     * Connects to nobody yet.
     *
     * @param made the folders that are made where they are missing, at each connection
     */
    public SftpFolders(CamelContext context, Secrets secrets, Sites sites, List<String> made) {
        this.context = context;
        this.secrets = secrets;
        this.sites = sites;
        this.made = List.copyOf(made);
    }

    /** Where a participant's folder is. */
    @FunctionalInterface
    public interface Sites {

        /**
         * The server and its folder, asked for at each connection.
         *
         * @throws IOException where it has none
         */
        SftpSite of(String participant) throws IOException;
    }

    /** The participant's folder, connected; its address, key and password are asked for anew at each connection. */
    public SftpFolder folder(String participant) throws IOException {
        Optional<SftpFolder> kept = Optional.ofNullable(open.get(participant)).filter(SftpFolder::isConnected);
        if (kept.isPresent()) {
            return kept.get();
        }
        forget(participant);
        SftpFolder folder = SftpFolder.open(context, sites.of(participant), secrets);
        open.put(participant, folder);
        made.forEach(folder::makeFolder);
        return folder;
    }

    /** Closes the connection: after a failure nobody knows what state it is in. */
    public void forget(String participant) {
        Optional.ofNullable(open.remove(participant)).ifPresent(SftpFolder::close);
    }

    @Override
    public void close() {
        open.keySet().forEach(this::forget);
    }
}
