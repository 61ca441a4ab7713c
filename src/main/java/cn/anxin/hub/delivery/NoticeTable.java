package cn.anxin.hub.delivery;

import cn.anxin.hub.delivery.Answer.Refused;
import cn.anxin.hub.delivery.Answer.Taken;
import cn.anxin.hub.ledger.Deliveries.Due;
import cn.anxin.hub.notice.CloudEvent;
import cn.anxin.hub.notice.DropRow;
import cn.anxin.hub.registry.DatabaseSite;
import cn.anxin.hub.registry.ForeignDatabases;
import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.trace.Step;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Takes what waits for a recipient to a table of its front-end database (前置库), a row a notice; the steps of the route
 * {@code table-notice}. The notice's id is the row's key, so that writing it again changes nothing, even if the recipient
 * has taken its rows away in between: it knows the ids.
 */
public class NoticeTable {

    /** What a row itself is to blame for: wrong data, or a rule of the table's that it breaks. */
    private static final List<String> ROWS_FAULT = List.of("22", "23");

    private final Backlog backlog;
    private final Registry registry;
    private final ForeignDatabases databases;
    private final Settlement settlement;
    private final int limit;

    NoticeTable(Backlog backlog, Registry registry, ForeignDatabases databases, Settlement settlement, int limit) {
        this.backlog = backlog;
        this.registry = registry;
        this.databases = databases;
        this.settlement = settlement;
        this.limit = limit;
    }

    /** What this node has to write next. Without anything it waits for a while. */
    public List<Due> claim(String recipient) {
        return backlog.next(recipient, limit);
    }

    /**
     * Writes the rows: all in one transaction, or, where one of them is refused, each for itself.
     *
     * @throws Unanswered where the database cannot be reached or has no such table
     */
    public List<Answer> write(String recipient, List<Due> notices) {
        DatabaseSite site = registry.site(recipient)
                .filter(DatabaseSite.class::isInstance)
                .map(DatabaseSite.class::cast)
                .orElseThrow();
        try (Step step = Step.begin("table")) {
            backlog.follow(step, recipient, notices);
            return write(databases.of(recipient, site), insert(site.table()), notices);
        } catch (SQLException away) {
            // Not as the cause: what a foreign database says is no trouble of the ledger's.
            throw Unanswered.because(site + ": " + firstLine(away));
        }
    }

    /** Writes down what came of them. A kill before this line writes the same rows again. */
    public void settle(String recipient, List<Answer> answers) {
        settlement.settle(recipient, answers);
    }

    private static List<Answer> write(DataSource database, String insert, List<Due> notices) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                together(connection, insert, notices);
                return notices.stream().<Answer>map(Taken::new).toList();
            } catch (SQLException fault) {
                connection.rollback();
                if (!isTheRows(fault)) {
                    throw fault;
                }
                return each(connection, insert, notices);
            }
        }
    }

    private static void together(Connection connection, String insert, List<Due> notices) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (Due due : notices) {
                fill(statement, due);
                statement.addBatch();
            }
            statement.executeBatch();
        }
        connection.commit();
    }

    private static List<Answer> each(Connection connection, String insert, List<Due> notices) throws SQLException {
        List<Answer> answers = new ArrayList<>(notices.size());
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (Due due : notices) {
                answers.add(one(connection, statement, due));
            }
        }
        return answers;
    }

    private static Answer one(Connection connection, PreparedStatement statement, Due due) throws SQLException {
        try {
            fill(statement, due);
            statement.executeUpdate();
            connection.commit();
            return new Taken(due);
        } catch (SQLException fault) {
            connection.rollback();
            if (!isTheRows(fault)) {
                throw fault;
            }
            return new Refused(due, "SQL_" + fault.getSQLState(), firstLine(fault));
        }
    }

    /** Without types, so that the recipient may have them as it likes. */
    private static void fill(PreparedStatement statement, Due due) throws SQLException {
        List<String> cells = DropRow.of(CloudEvent.read(due.content())).cells();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            if (cell.isEmpty()) {
                statement.setNull(i + 1, Types.OTHER);
            } else {
                statement.setObject(i + 1, cell, Types.OTHER);
            }
        }
    }

    private static String insert(String table) {
        String columns = String.join(", ", DropRow.COLUMNS);
        String values =
                String.join(", ", DropRow.COLUMNS.stream().map(column -> "?").toList());
        return "insert into " + table + " (" + columns + ") values (" + values + ") on conflict (notice_id) do nothing";
    }

    private static boolean isTheRows(SQLException fault) {
        String state = Objects.requireNonNullElse(fault.getSQLState(), "");
        return ROWS_FAULT.stream().anyMatch(state::startsWith);
    }

    private static String firstLine(SQLException fault) {
        SQLException told = Objects.requireNonNullElse(fault.getNextException(), fault);
        return String.valueOf(told.getMessage()).lines().findFirst().orElse("");
    }
}
