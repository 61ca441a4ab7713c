package cn.anxin.hub.external;

import cn.anxin.hub.crash.HubProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Everything that is not the hub: database, broker, the servers of agencies and recipients, and the file that names them. */
final class Peers implements AutoCloseable {

    private static final List<String> AGENCIES = List.of("emergency", "market-supervision", "court", "credit-platform");
    private static final List<String> BY_QUEUE = List.of(
            "development-reform",
            "science-technology",
            "industry-it",
            "finance",
            "human-resources",
            "administrative-approval",
            "trade-union",
            "emergency-management",
            "public-disclosure");
    /** By id, with the kind. */
    private static final Map<String, String> BY_DROP = Map.of(
            "securities-regulator", "securities-regulator",
            "bank-1", "bank",
            "bank-2", "bank",
            "bank-3", "bank",
            "insurer-1", "insurer",
            "insurer-2", "insurer");

    final DatabasePeer database;
    final BrokerPeer broker;
    final SftpPeer sftp;
    private final Path folder;
    private final Path agencies;

    Peers(Path folder) throws IOException {
        this.folder = folder;
        database = new DatabasePeer(folder.resolve("database"));
        broker = new BrokerPeer(folder, BY_QUEUE);
        sftp = new SftpPeer(Files.createDirectory(folder.resolve("sftp")));
        for (String agency : AGENCIES) {
            sftp.makeFolders(agency, "out");
        }
        for (String recipient : BY_DROP.keySet()) {
            sftp.makeFolders(recipient, "in");
        }
        agencies = Files.writeString(folder.resolve("agencies.yaml"), registry());
    }

    private String registry() {
        StringBuilder text = new StringBuilder("feeds:\n");
        AGENCIES.forEach(id -> text.append("  - {id: %s, name: %s, way: SFTP, %s}%n".formatted(id, id, site(id))));
        text.append("recipients:\n");
        BY_QUEUE.forEach(id -> text.append("  - {id: %s, name: %s, kind: %s, way: JMS}%n".formatted(id, id, id)));
        BY_DROP.forEach((id, kind) ->
                text.append("  - {id: %s, name: %s, kind: %s, way: SFTP, %s}%n".formatted(id, id, kind, site(id))));
        return text.toString();
    }

    private String site(String owner) {
        return "address: \"%s\", privateKey: \"%s\", knownHosts: \"%s\""
                .formatted(sftp.address(owner), sftp.privateKey(), sftp.knownHosts());
    }

    /** A hub of this name, on these peers, with a home of its own; it is not waited for. */
    HubProcess launch(String name) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        return HubProcess.launch(
                home,
                Map.of(
                        "SPRING_PROFILES_ACTIVE", "external",
                        "SPRING_DATASOURCE_URL", database.url(),
                        "SPRING_DATASOURCE_USERNAME", database.user(),
                        "SPRING_DATASOURCE_PASSWORD", database.password(),
                        "SPRING_ARTEMIS_BROKER_URL", broker.url(),
                        "SPRING_ARTEMIS_USER", BrokerPeer.HUB,
                        "SPRING_ARTEMIS_PASSWORD", BrokerPeer.secret(BrokerPeer.HUB),
                        "ANXIN_AGENCIES", agencies.toString(),
                        "ANXIN_ADMIN_PASSWORD", "of-the-test",
                        "SERVER_PORT", String.valueOf(Program.freePort())));
    }

    @Override
    public void close() {
        sftp.close();
        broker.close();
        database.close();
    }
}
