package cn.anxin.hub.bench.textbook;

import cn.anxin.hub.embedded.EmbeddedBroker;
import cn.anxin.hub.embedded.PostgresServer;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.flywaydb.core.Flyway;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A Camel context with the route, its database in the hub's schema, and its pooled connections. */
final class TextbookHub implements AutoCloseable {

    private static final int CONNECTIONS = 12;
    private static final int CONSUMERS = 8;

    private final DefaultCamelContext camel;
    private final HikariDataSource database;
    private final JmsPoolConnectionFactory connections;
    private final RowByRow rows;

    private TextbookHub(
            DefaultCamelContext camel, HikariDataSource database, JmsPoolConnectionFactory connections, RowByRow rows) {
        this.camel = camel;
        this.database = database;
        this.connections = connections;
        this.rows = rows;
    }

    static TextbookHub start(
            PostgresServer server, EmbeddedBroker broker, Path inbox, List<String> recipients, LocalDate today)
            throws Exception {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(server.url());
        database.setUsername(server.user());
        database.setPassword(server.password());
        database.setMaximumPoolSize(CONNECTIONS);
        Flyway.configure().dataSource(database).load().migrate();
        JdbcClient.create(database).sql(RowByRow.INTAKE).update();
        JmsPoolConnectionFactory connections = new JmsPoolConnectionFactory();
        connections.setConnectionFactory(broker.connections());
        connections.setMaxConnections(CONSUMERS);
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.getRegistry().bind("ledger", database);
        camel.addComponent("jms", jms(connections));
        RowByRow rows = new RowByRow(recipients, today);
        camel.addRoutes(new TextbookRoutes(inbox, rows));
        camel.start();
        return new TextbookHub(camel, database, connections, rows);
    }

    /** The fast one of the ways that the books show: sends in the consumer's own transaction, its session kept. */
    private static JmsComponent jms(JmsPoolConnectionFactory connections) {
        JmsComponent jms = new JmsComponent();
        jms.setConnectionFactory(connections);
        jms.setTransacted(true);
        jms.setLazyCreateTransactionManager(false);
        jms.setCacheLevelName("CACHE_CONSUMER");
        jms.getConfiguration().setExposeListenerSession(true);
        jms.setConcurrentConsumers(CONSUMERS);
        return jms;
    }

    void await(long all) throws InterruptedException {
        while (rows.done() < all) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    long notices() {
        return rows.notices();
    }

    @Override
    public void close() {
        camel.stop();
        connections.stop();
        database.close();
    }
}
