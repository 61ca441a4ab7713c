package cn.anxin.hub.registry;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Connections to the participants' front-end databases: a few each, none while nothing is to be done, and none that waits
 * for ever. Where an address or a password has changed, the next question is asked over new ones.
 */
public class ForeignDatabases implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 2;
    private static final long CONNECT_MILLIS = 5_000;
    private static final long IDLE_MILLIS = 30_000;

    private final Secrets secrets;
    private final Map<String, Pool> pools = new HashMap<>();

    ForeignDatabases(Secrets secrets) {
        this.secrets = secrets;
    }

    private record Pool(DatabaseSite site, String password, HikariDataSource source) {}

    /**
     * The database of a participant; nothing is connected before the first use.
     *
     * @throws Secrets.MissingSecret where its password is not to be had
     */
    public synchronized DataSource of(String participant, DatabaseSite site) {
        String password = secrets.find(site.secret());
        Pool known = pools.get(participant);
        if (known != null && known.site.equals(site) && known.password.equals(password)) {
            return known.source;
        }
        if (known != null) {
            known.source.close();
        }
        Pool fresh = new Pool(site, password, open(participant, site, password));
        pools.put(participant, fresh);
        return fresh.source;
    }

    /** Lets go of what a participant that is no more was served by. */
    public synchronized void forget(String participant) {
        Pool known = pools.remove(participant);
        if (known != null) {
            known.source.close();
        }
    }

    private static HikariDataSource open(String participant, DatabaseSite site, String password) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("front-end-" + participant);
        config.setJdbcUrl(site.url());
        config.setUsername(site.user());
        config.setPassword(password);
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE_MILLIS);
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("socketTimeout", "30");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("ApplicationName", "anxin-hub");
        return new HikariDataSource(config);
    }

    @Override
    public synchronized void close() {
        pools.values().forEach(pool -> pool.source.close());
        pools.clear();
    }
}
