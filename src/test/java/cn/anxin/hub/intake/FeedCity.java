package cn.anxin.hub.intake;

import cn.anxin.hub.AnxinProperties;
import cn.anxin.hub.embedded.SftpSandbox;
import cn.anxin.hub.home.Credentials;
import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.EnterpriseNames;
import cn.anxin.hub.ledger.FeedPositions;
import cn.anxin.hub.ledger.FeedSnapshots;
import cn.anxin.hub.ledger.FeedTurns;
import cn.anxin.hub.ledger.IntakeLog;
import cn.anxin.hub.ledger.Intakes;
import cn.anxin.hub.ledger.LedgerReach;
import cn.anxin.hub.ledger.Nodes;
import cn.anxin.hub.ledger.Quarantine;
import cn.anxin.hub.ledger.Records;
import cn.anxin.hub.ledger.RefusedContents;
import cn.anxin.hub.ledger.Rejects;
import cn.anxin.hub.ledger.ThisNode;
import cn.anxin.hub.ledger.Uploads;
import cn.anxin.hub.support.TestDatabase;
import cn.anxin.hub.support.TestNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spring.spi.ApplicationContextBeanRepository;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The hub's way in, on a real PostgreSQL and a real SFTP server; it can be stopped and started again. */
final class FeedCity implements AutoCloseable {

    static final String SOURCE = "emergency";

    final TestDatabase database = TestDatabase.fresh();
    final Path home;
    final Path agency;

    /** Asked before each row is taken. */
    final AtomicReference<BooleanSupplier> alive = new AtomicReference<>(() -> true);

    private SftpSandbox sandbox;
    private final Credentials credentials;
    private AnnotationConfigApplicationContext spring = new AnnotationConfigApplicationContext();
    private CamelContext camel = new DefaultCamelContext();

    FeedCity(Path home) throws IOException {
        this(home, """
                feeds:
                  - {id: emergency, name: 应急管理局, way: SFTP, address: "sftp://emergency@127.0.0.1:${test.port}",
                     secret: "credentials:sftp.emergency", knownHosts: "${anxin.home}/secrets/known_hosts"}
                recipients: []
                """);
    }

    /** With other agencies. */
    FeedCity(Path home, String agencies) throws IOException {
        this.home = home;
        this.agency = home.resolve("sandbox/sftp").resolve(SOURCE);
        for (String folder : List.of("out", "in")) {
            Files.createDirectories(agency.resolve(folder));
        }
        Path secrets = Files.createDirectories(home.resolve("secrets"));
        credentials = Credentials.in(secrets, Optional.of("none"));
        credentials.provide(List.of(SOURCE));
        sandbox = SftpSandbox.start(home.resolve("sandbox/sftp"), secrets, 0, credentials);
        Files.writeString(home.resolve("agencies.yaml"), agencies);
        startBeans();
    }

    private void startBeans() {
        new Nodes(database.jdbc()).forgetAll();
        spring = new AnnotationConfigApplicationContext();
        camel = new DefaultCamelContext(new DefaultRegistry(new ApplicationContextBeanRepository(spring)));
        spring.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "anxin.home", home.toString(),
                                "anxin.agencies", home.resolve("agencies.yaml").toString(),
                                "test.port", sandbox.port())));
        spring.registerBean(DataSource.class, database::dataSource, definition -> definition.setDestroyMethodName(""));
        spring.registerBean(JdbcClient.class, database::jdbc);
        spring.registerBean(TransactionTemplate.class, database::transactions);
        spring.registerBean(
                PlatformTransactionManager.class,
                () -> Objects.requireNonNull(database.transactions().getTransactionManager()));
        spring.registerBean(
                Clock.class, () -> Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneId.of("Asia/Shanghai")));
        spring.registerBean(
                AnxinProperties.class,
                () -> new AnxinProperties(home, false, 0, 0, "", home.resolve("agencies.yaml"), Path.of("policies")));
        spring.registerBean(CamelContext.class, () -> camel, definition -> definition.setDestroyMethodName(""));
        spring.registerBean("homeFolder", Object.class, Object::new);
        spring.register(
                Intakes.class,
                IntakeLog.class,
                RefusedContents.class,
                FeedPositions.class,
                FeedSnapshots.class,
                Records.class,
                EnterpriseNames.class,
                Rejects.class,
                Quarantine.class,
                FeedTurns.class,
                LedgerReach.class,
                Uploads.class,
                Audit.class);
        spring.registerBean(
                ThisNode.class,
                () -> TestNode.alive(database.jdbc(), () -> alive.get().getAsBoolean()));
        spring.scan("cn.anxin.hub.registry", "cn.anxin.hub.intake");
        spring.refresh();
    }

    /** Starts the route of the feed. */
    FeedCity pulling() throws Exception {
        return pulling("sftp-feed");
    }

    /** Starts the route that is made of a template. */
    FeedCity pulling(String template) throws Exception {
        load("errors");
        load("templates/" + template);
        camel.start();
        spring.getBean(FeedRoutes.class).look(camel);
        return this;
    }

    /** Loads a file of the hub's own routes. */
    void load(String file) throws Exception {
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(
                        PluginHelper.getResourceLoader(camel).resolveResource("file:routes/" + file + ".camel.yaml"));
    }

    /** Forgets everything that was not written to disk or database, and starts again. */
    void restart() throws Exception {
        camel.stop();
        spring.close();
        startBeans();
    }

    void stopServer() throws IOException {
        sandbox.close();
    }

    void startServer() throws IOException {
        sandbox = SftpSandbox.start(home.resolve("sandbox/sftp"), home.resolve("secrets"), sandbox.port(), credentials);
    }

    CamelContext camel() {
        return camel;
    }

    <T> T bean(Class<T> type) {
        return spring.getBean(type);
    }

    /** Puts a file into the agency's folder, and its flag after it. */
    void send(String name, byte[] content, String flag) throws IOException {
        Files.write(agency.resolve("out").resolve(name), content);
        Files.writeString(agency.resolve("out").resolve(name + ".ok"), flag);
    }

    void send(String name, String content) throws IOException {
        send(name, content.getBytes(StandardCharsets.UTF_8), "");
    }

    /** The names in one of the agency's folders, in order. */
    String names(String folder) throws IOException {
        if (!Files.isDirectory(agency.resolve(folder))) {
            return "";
        }
        try (Stream<Path> files = Files.list(agency.resolve(folder))) {
            return String.join(
                    ",",
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    String read(String path) throws IOException {
        return Files.readString(agency.resolve(path));
    }

    String list(String sql) {
        return String.join(",", database.jdbc().sql(sql).query(String.class).list());
    }

    @Override
    public void close() throws IOException {
        camel.stop();
        spring.close();
        sandbox.close();
        database.close();
    }
}
