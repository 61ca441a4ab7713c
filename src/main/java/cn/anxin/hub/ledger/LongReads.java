package cn.anxin.hub.ledger;

import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads answers of any length row by row, as of one moment. */
@Component
public class LongReads {

    private static final int ROWS_AT_A_TIME = 1_000;

    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    public LongReads(DataSource database, PlatformTransactionManager transactions) {
        JdbcTemplate template = new JdbcTemplate(database);
        // Only within a transaction does the driver heed it; otherwise it reads the whole answer.
        template.setFetchSize(ROWS_AT_A_TIME);
        jdbc = new NamedParameterJdbcTemplate(template);
        transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Gives each row to the consumer; what the consumer throws ends the reading. */
    public <T> void each(String sql, Map<String, ?> values, RowMapper<T> mapper, Consumer<T> rows) {
        transaction.executeWithoutResult(status -> {
            int[] number = {0};
            jdbc.query(sql, values, row -> {
                @SuppressWarnings("NullAway") // a mapper of the ledger gives a row
                T read = mapper.mapRow(row, number[0]++);
                rows.accept(read);
            });
        });
    }
}
