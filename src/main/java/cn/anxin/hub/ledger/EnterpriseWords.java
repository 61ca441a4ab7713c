package cn.anxin.hub.ledger;

import cn.anxin.hub.search.NameWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** By what enterprises are found: written anew wherever a name of theirs changes, in the same transaction. */
final class EnterpriseWords {

    /** No name has it: what is compared has no control characters. */
    private static final String BETWEEN = "\u001f";

    private final JdbcClient jdbc;

    EnterpriseWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An enterprise whose names are not those that it is found by. */
    private record Changed(String uscc, String name, List<String> names) {

        NameWords words() {
            return NameWords.of(name, names);
        }
    }

    /** Writes those anew whose names have changed. */
    void refresh(Collection<String> usccs) {
        if (usccs.isEmpty()) {
            return;
        }
        List<Changed> changed = jdbc.sql("""
                        select e.uscc, e.name, n.names
                          from enterprise e
                         cross join lateral (
                               select coalesce(array_agg(name order by registered desc, known_at desc, normalised), '{}')
                                      as names
                                 from enterprise_name n where n.uscc = e.uscc) n
                          left join enterprise_search s on s.uscc = e.uscc
                         where e.uscc = any(?)
                           and (s.uscc is null or s.name <> e.name or s.known <> cardinality(n.names))""")
                .param(usccs.toArray(String[]::new))
                .query((row, number) -> new Changed(row.getString("uscc"), row.getString("name"), List.of((String[])
                        row.getArray("names").getArray())))
                .list();
        if (!changed.isEmpty()) {
            write(changed);
        }
    }

    private void write(List<Changed> changed) {
        List<NameWords> words = new ArrayList<>(changed.size());
        changed.forEach(each -> words.add(each.words()));
        jdbc.sql("""
                        insert into enterprise_search (uscc, name, known, names, pinyin, initials, words)
                        select uscc, name, known, names, pinyin, initials, string_to_array(words, ?)
                          from unnest(?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[])
                               as s (uscc, name, known, names, pinyin, initials, words)
                            on conflict (uscc) do update
                           set name = excluded.name, known = excluded.known, names = excluded.names,
                               pinyin = excluded.pinyin, initials = excluded.initials, words = excluded.words""")
                .param(BETWEEN)
                .param(Columns.texts(changed, Changed::uscc))
                .param(Columns.texts(changed, Changed::name))
                .param(Columns.texts(
                        changed, each -> Integer.toString(each.names().size())))
                .param(Columns.texts(words, NameWords::names))
                .param(Columns.texts(words, NameWords::pinyin))
                .param(Columns.texts(words, NameWords::initials))
                .param(Columns.texts(words, each -> String.join(BETWEEN, each.words())))
                .update();
    }
}
