package cn.anxin.hub.ledger;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Makes those enterprises findable that were in the ledger before there was a search. */
@Repository
public class SearchFill {

    private static final int STEP = 500;

    private final JdbcClient jdbc;
    private final EnterpriseWords words;

    public SearchFill(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.words = new EnterpriseWords(jdbc);
    }

    /**
     * Takes the next ones after a code. Their rows are held meanwhile, in the order of their codes as everyone does, so
     * that none is renamed between the reading of its name and the writing.
     *
     * @return the code after which it goes on; empty where none is left
     */
    @Transactional
    public Optional<String> step(String after) {
        List<String> missing =
                jdbc.sql("""
                        select e.uscc from enterprise e
                         where e.uscc > ? and not exists (select from enterprise_search s where s.uscc = e.uscc)
                         order by e.uscc limit ? for update of e""").params(after, STEP).query(String.class).list();
        words.refresh(missing);
        return missing.isEmpty() ? Optional.empty() : Optional.of(missing.get(missing.size() - 1));
    }

    /** Lets the database know what it now holds, so that it finds the short way. */
    @Transactional
    public void analyze() {
        jdbc.sql("analyze enterprise_search").update();
    }
}
