package cn.anxin.hub.receipt;

import cn.anxin.hub.intake.SftpFolders;
import cn.anxin.hub.registry.Drop;
import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.registry.Secrets;
import java.io.IOException;
import java.util.List;
import org.apache.camel.CamelContext;

/** Where the recipients' folders are. */
public final class RecipientSites {

    private RecipientSites() {}

    /** Connections to them, of the caller's own. */
    public static SftpFolders folders(Registry registry, Secrets secrets, CamelContext context) {
        return new SftpFolders(
                context,
                secrets,
                recipient -> registry.drop(recipient)
                        .map(Drop::site)
                        .orElseThrow(() -> new IOException(
                                "接收方 " + recipient + " 不是文件方式 / recipient " + recipient + " is not served by SFTP")),
                List.of());
    }
}
