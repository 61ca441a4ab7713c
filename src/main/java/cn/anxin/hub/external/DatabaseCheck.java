package cn.anxin.hub.external;

import cn.anxin.hub.StartFault;
import cn.anxin.hub.record.Message;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Connects to the database as the pool will do, and says in one line why it cannot. */
final class DatabaseCheck implements Patience.Attempt {

    private static final String URL = "SPRING_DATASOURCE_URL";
    private static final Set<String> LOG_IN_REFUSED = Set.of("28P01", "28000");
    private static final String UNKNOWN_DATABASE = "3D000";
    /** Starting up, shutting down, or full: it passes. */
    private static final Set<String> NOT_YET = Set.of("57P03", "57P01", "53300");

    private static final String UNREACHABLE = "08";

    private final String url;
    private final Properties properties = new Properties();

    /** With the pool's own properties, those of TLS among them. */
    DatabaseCheck(HikariDataSource pool) {
        this.url = String.valueOf(pool.getJdbcUrl());
        pool.getDataSourceProperties()
                .forEach((key, value) -> properties.setProperty(String.valueOf(key), String.valueOf(value)));
        properties.setProperty("user", String.valueOf(pool.getUsername()));
        properties.setProperty("password", String.valueOf(pool.getPassword()));
    }

    @Override
    public Optional<Message> tryOnce() {
        requireDriver();
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            return connection.isValid(5) ? Optional.empty() : Optional.of(away("no answer"));
        } catch (SQLException refused) {
            return Optional.of(reason(refused));
        }
    }

    /** Not the address itself, which may have a password in it. */
    private void requireDriver() {
        try {
            DriverManager.getDriver(url);
        } catch (SQLException none) {
            throw new StartFault(
                    new Message(
                            URL + " 不是 PostgreSQL 的 JDBC 地址：请写成 jdbc:postgresql://主机:端口/数据库",
                            URL + " is no JDBC address of PostgreSQL: write jdbc:postgresql://host:port/database"),
                    none);
        }
    }

    /** Why it is not there yet; what waiting cannot mend is thrown. */
    private static Message reason(SQLException refused) {
        String state = String.valueOf(refused.getSQLState());
        String said = said(refused);
        if (LOG_IN_REFUSED.contains(state)) {
            throw fault(
                    refused,
                    "数据库拒绝登录（" + said + "）：请检查 SPRING_DATASOURCE_USERNAME 与 SPRING_DATASOURCE_PASSWORD",
                    "the database refuses the log-in (" + said
                            + "): check SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD");
        }
        if (state.equals(UNKNOWN_DATABASE)) {
            throw fault(
                    refused,
                    "数据库不存在（" + said + "）：请先建库，或更正 " + URL,
                    "there is no such database (" + said + "): create it, or correct " + URL);
        }
        if (isOfTls(refused)) {
            throw fault(
                    refused,
                    "与数据库的 TLS 连接未能建立（" + said + "）：请检查 " + URL + " 中的 sslmode、sslrootcert 与主机名",
                    "no TLS connection to the database (" + said
                            + "): check sslmode, sslrootcert and the host's name in " + URL);
        }
        if (state.startsWith(UNREACHABLE) || NOT_YET.contains(state)) {
            return away(said);
        }
        throw fault(
                refused,
                "数据库拒绝连接（" + said + "）：请检查 " + URL,
                "the database refuses the connection (" + said + "): check " + URL);
    }

    private static Message away(String said) {
        return new Message(
                "无法连接数据库（" + said + "）：请检查 " + URL + " 与数据库是否运行",
                "the database does not answer (" + said + "): check " + URL + ", and that it runs");
    }

    private static boolean isOfTls(SQLException refused) {
        return Stream.iterate((Throwable) refused, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SSLException
                        || String.valueOf(cause.getMessage()).contains("SSL"));
    }

    private static String said(SQLException refused) {
        return String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
    }

    private static StartFault fault(SQLException cause, String zh, String en) {
        return new StartFault(new Message(zh, en), cause);
    }
}
