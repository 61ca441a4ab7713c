package cn.anxin.hub.intake;

import cn.anxin.hub.registry.Secrets;
import cn.anxin.hub.registry.SftpSite;
import cn.anxin.hub.registry.SftpTrouble;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.file.remote.SftpRemoteFile;

/**
 * An agency's folder on its SFTP server, over one connection of Camel's SFTP component. The component's own consumer
 * would move the flag before the data, and pass over a file that comes again: see docs/decisions.md.
 */
public final class SftpFolder implements AutoCloseable {

    private static final String FILE_OF_EXCHANGE = "CamelFileExchangeFile";
    private static final String TIMEOUT = "10000";
    private static final String OPTIONS = "?username=RAW(%s)&knownHostsFile=RAW(%s)&useUserKnownHostsFile=false"
            + "&strictHostKeyChecking=yes&stepwise=false&streamDownload=true"
            + "&fastExistsCheck=true&connectTimeout=" + TIMEOUT + "&soTimeout=" + TIMEOUT + "&timeout=" + TIMEOUT
            + "&maximumReconnectAttempts=0&reconnectDelay=0&jschLoggingLevel=OFF";

    private final SftpEndpoint endpoint;
    private final RemoteFileOperations<?> operations;
    private final String prefix;

    private SftpFolder(SftpEndpoint endpoint, String prefix) throws Exception {
        this.endpoint = endpoint;
        this.operations = endpoint.createRemoteFileOperations();
        this.prefix = prefix;
    }

    /** A file there. */
    public record Entry(String name, long size) {}

    /** Connects; the server must have a key that is known. */
    public static SftpFolder open(CamelContext context, SftpSite site, Secrets secrets) throws IOException {
        String uri = "sftp://" + site.host() + ":" + site.port() + OPTIONS.formatted(site.user(), site.knownHosts());
        try {
            // Not context.getEndpoint: an endpoint of our own, whose password is nowhere in an address.
            SftpEndpoint endpoint = (SftpEndpoint) context.getComponent("sftp").createEndpoint(uri);
            logIn(endpoint.getConfiguration(), site, secrets);
            SftpFolder folder = new SftpFolder(endpoint, site.folder().isEmpty() ? "" : site.folder() + "/");
            folder.operations.connect(endpoint.getConfiguration(), endpoint.createExchange());
            return folder;
        } catch (Exception e) {
            throw SftpTrouble.explain(site, e)
                    .map(trouble -> new IOException(trouble.both()))
                    .orElseGet(() -> new IOException(e));
        }
    }

    private static void logIn(SftpConfiguration configuration, SftpSite site, Secrets secrets) {
        configuration.setPreferredAuthentications(site.authentications());
        configuration.setPassword(site.password(secrets));
        configuration.setPrivateKeyFile(site.keyFile());
        configuration.setPrivateKeyPassphrase(site.passphrase(secrets));
    }

    public boolean isConnected() {
        return operations.isConnected();
    }

    /** The files of a folder; folders in it are passed over. */
    public List<Entry> list(String folder) {
        List<Entry> files = new ArrayList<>();
        for (Object entry : operations.listFiles(prefix + folder)) {
            if (entry instanceof SftpRemoteFile<?> file && !file.isDirectory()) {
                files.add(new Entry(file.getFilename(), file.getFileLength()));
            }
        }
        return files;
    }

    public boolean exists(String path) {
        return operations.existsFile(prefix + path);
    }

    /** Hands the file's bytes on as they come. */
    public <T> T read(String path, Reading<T> reading) throws IOException {
        Exchange exchange = endpoint.createExchange();
        GenericFile<Object> file = new GenericFile<>();
        exchange.setProperty(FILE_OF_EXCHANGE, file);
        operations.retrieveFile(prefix + path, exchange, -1);
        if (!(file.getBody() instanceof InputStream in)) {
            throw new IOException("cannot read " + path);
        }
        try (in) {
            return reading.of(in);
        }
    }

    /** The first part of a small file, as ASCII. */
    public String head(String path, int most) throws IOException {
        return read(path, in -> {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            head.writeBytes(in.readNBytes(most));
            return head.toString(StandardCharsets.US_ASCII);
        });
    }

    /** Writes under a temporary name, then renames: nobody sees half a file. What was there is replaced. */
    public void write(String path, InputStream content) {
        String unfinished = prefix + path + ".part";
        Exchange exchange = endpoint.createExchange();
        exchange.getIn().setBody(content);
        operations.storeFile(unfinished, exchange, -1);
        delete(path);
        operations.renameFile(unfinished, prefix + path);
    }

    /** Deletes a file, if it is there. */
    public void delete(String path) {
        if (exists(path)) {
            operations.deleteFile(prefix + path);
        }
    }

    /** Moves a file into a folder; a name that is taken there gets a number as suffix. The answer is its new path. */
    public String move(String path, String folder, String name) {
        String target = folder + "/" + name;
        for (int suffix = 2; exists(target); suffix++) {
            target = folder + "/" + name + "." + suffix;
        }
        operations.renameFile(prefix + path, prefix + target);
        return target;
    }

    /** Makes a folder where it is missing. */
    public void makeFolder(String folder) {
        operations.buildDirectory(prefix + folder, false);
    }

    @Override
    public void close() {
        try {
            operations.disconnect();
        } catch (GenericFileOperationFailedException alreadyGone) {
            operations.forceDisconnect();
        }
    }

    /** What is done with a file's bytes. */
    @FunctionalInterface
    public interface Reading<T> {
        T of(InputStream in) throws IOException;
    }
}
