package cn.anxin.hub.probe;

import cn.anxin.hub.probe.Course.Passed;
import cn.anxin.hub.probe.Course.Refused;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.registry.Secrets;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** A database: its catalogue is asked over a connection of its own; no row is read and none written. */
record TableProbe(String url, String user, Supplier<String> password, List<Needed> tables) {

    private static final int DEFAULT_PORT = 5432;
    private static final Set<String> LOG_IN_REFUSED = Set.of("28P01", "28000");

    /**
     * What the hub needs of a table.
     *
     * @param right SELECT, INSERT or UPDATE
     */
    record Needed(String table, String right, List<String> columns) {}

    /** A connection, or why there is none although the server answers and can be trusted. */
    private record Met(Optional<Connection> connection, Optional<Exception> refusal) {}

    void run(Course course) throws SQLException {
        URI address = URI.create(url.substring("jdbc:".length()));
        course.to(address.getHost(), address.getPort() > 0 ? address.getPort() : DEFAULT_PORT);
        Optional<Met> met = course.go(Layer.KEY, this::meet, TableProbe::explain);
        try {
            course.go(Layer.LOG_IN, () -> logIn(met.orElseThrow()), TableProbe::explain);
            course.go(Layer.PLACE, () -> look(met.orElseThrow().connection().orElseThrow()), TableProbe::explain);
        } finally {
            if (met.isPresent() && met.get().connection().isPresent()) {
                met.get().connection().get().close();
            }
        }
    }

    private Passed<Met> meet() throws SQLException {
        boolean tls = url.contains("sslmode=verify") || url.contains("sslmode=require");
        String zh = tls ? "TLS 已建立" : "地址未要求 TLS";
        String en = tls ? "TLS stands" : "the address asks for no TLS";
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "8");
        properties.setProperty("socketTimeout", "8");
        properties.setProperty("ApplicationName", "anxin-hub test");
        try {
            properties.setProperty("password", password.get());
            Connection connection = DriverManager.getConnection(url, properties);
            return Passed.of(new Met(Optional.of(connection), Optional.empty()), zh, en);
        } catch (SQLException refused) {
            if (isOfTls(refused)
                    || Objects.requireNonNullElse(refused.getSQLState(), "").startsWith("08")) {
                throw refused;
            }
            return Passed.of(new Met(Optional.empty(), Optional.of(refused)), zh, en);
        } catch (Secrets.MissingSecret missing) {
            return Passed.of(new Met(Optional.empty(), Optional.of(missing)), zh, en);
        }
    }

    private static Passed<Boolean> logIn(Met met) throws Exception {
        if (met.refusal().isPresent()) {
            throw met.refusal().get();
        }
        return Passed.of(true, "已登录", "logged in");
    }

    private Passed<Boolean> look(Connection connection) throws SQLException, Refused {
        for (Needed needed : tables) {
            look(connection, needed);
        }
        String names = String.join(", ", tables.stream().map(Needed::table).toList());
        return Passed.of(
                true,
                names.isEmpty() ? "数据库有应答" : "表 " + names + " 存在，列与权限齐全（未读写任何行）",
                names.isEmpty()
                        ? "the database answers"
                        : "the table " + names + " is there with its columns and rights (no row was read or written)");
    }

    private static void look(Connection connection, Needed needed) throws SQLException, Refused {
        String table = needed.table();
        try (PreparedStatement query = connection.prepareStatement("""
                select to_regclass(?) is not null as there,
                       has_table_privilege(to_regclass(?), ?) as may,
                       (select array_agg(attname::text) from pg_attribute
                         where attrelid = to_regclass(?) and attnum > 0 and not attisdropped) as columns""")) {
            query.setQueryTimeout((int) Course.PATIENCE.toSeconds());
            query.setString(1, table);
            query.setString(2, table);
            query.setString(3, needed.right());
            query.setString(4, table);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                require(
                        row.getBoolean("there"),
                        "没有表 " + table + "：请对方建立，或更正登记",
                        "there is no table " + table + ": have it made, or correct the entry");
                List<String> missing = new ArrayList<>(needed.columns());
                missing.removeAll(List.of((String[]) row.getArray("columns").getArray()));
                String names = String.join(", ", missing);
                require(
                        missing.isEmpty(),
                        "表 " + table + " 缺少列 " + names + "：请对方补上",
                        "the table " + table + " lacks the columns " + names + ": have them added");
                require(
                        row.getBoolean("may"),
                        "对表 " + table + " 没有 " + needed.right() + " 权限：请对方授权",
                        "no right to " + needed.right() + " on the table " + table + ": ask its owner for it");
            }
        }
    }

    private static void require(boolean holds, String zh, String en) throws Refused {
        if (!holds) {
            throw new Refused(zh, en);
        }
    }

    private static Message explain(Throwable failure) {
        if (failure instanceof Secrets.MissingSecret missing) {
            return Probes.missing(missing);
        }
        String said = Course.said(failure);
        if (isOfTls(failure)) {
            return new Message(
                    "TLS 未能建立（" + said + "）：请检查地址中的 sslmode、sslrootcert 与主机名",
                    "no TLS connection (" + said + "): check sslmode, sslrootcert and the host’s name in the address");
        }
        String state = failure instanceof SQLException fault ? String.valueOf(fault.getSQLState()) : "";
        if (LOG_IN_REFUSED.contains(state)) {
            return new Message(
                    "数据库拒绝登录：请检查用户与口令，以及对方的 pg_hba.conf",
                    "the database refuses the log-in: check user and password, and its pg_hba.conf");
        }
        if ("3D000".equals(state)) {
            return new Message("没有这个数据库：请更正地址", "there is no such database: correct the address");
        }
        return new Message("数据库应答有误：" + said, "the database answers wrongly: " + said);
    }

    private static boolean isOfTls(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(50)
                .anyMatch(cause -> cause instanceof SSLException
                        || String.valueOf(cause.getMessage()).contains("SSL"));
    }
}
