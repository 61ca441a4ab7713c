package cn.anxin.hub.receipt;

import cn.anxin.hub.intake.SftpFolder;
import cn.anxin.hub.registry.Drop;
import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.registry.Secrets;
import cn.anxin.hub.registry.SftpSite;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;

/** The connections to the recipients' folders: one a recipient, kept while it works, used by one thread at a time. */
public final class RecipientFolders implements AutoCloseable {

    private final Registry registry;
    private final Secrets secrets;
    private final CamelContext context;
    private final Map<String, SftpFolder> open = new ConcurrentHashMap<>();

    public RecipientFolders(Registry registry, Secrets secrets, CamelContext context) {
        this.registry = registry;
        this.secrets = secrets;
        this.context = context;
    }

    /** The recipient's folder, connected; its address, key and password are asked for anew at each connection. */
    public SftpFolder folder(String recipient) throws IOException {
        Optional<SftpFolder> kept = Optional.ofNullable(open.get(recipient));
        if (kept.isPresent() && kept.get().isConnected()) {
            return kept.get();
        }
        forget(recipient);
        SftpSite site = registry.drop(recipient)
                .map(Drop::site)
                .orElseThrow(() -> new IOException(
                        "接收方 " + recipient + " 不是文件方式 / recipient " + recipient + " is not served by SFTP"));
        SftpFolder folder = SftpFolder.open(context, site, secrets);
        open.put(recipient, folder);
        return folder;
    }

    /** Closes the connection: after a failure nobody knows what state it is in. */
    public void forget(String recipient) {
        Optional.ofNullable(open.remove(recipient)).ifPresent(SftpFolder::close);
    }

    @Override
    public void close() {
        open.keySet().forEach(this::forget);
    }
}
