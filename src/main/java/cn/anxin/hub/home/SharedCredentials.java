package cn.anxin.hub.home;

import cn.anxin.hub.StartFault;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One password of the admin and one token each for all nodes of an installation, whichever of them a caller is led to.
 * The first node makes them; the others take them from the database into their own file of credentials.
 *
 * @param password under which they are sealed: the database's own, which every node has
 */
record SharedCredentials(JdbcClient jdbc, TransactionTemplate transaction, String password) {

    /** Any constant: one node at a time, also while the row is not there yet. */
    private static final long LOCK = 0x616e78696eL;

    /** Makes the node's credentials those of all nodes, with one for each participant. */
    void share(Credentials mine, Collection<String> participants) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query(row -> {});
            Optional<SealedCredentials> shared = read();
            Optional<SortedMap<String, String>> opened = shared.flatMap(kept -> kept.open(password));
            if (opened.isEmpty()) {
                shared.ifPresent(kept -> requireKnown(kept, mine));
            }
            opened.ifPresent(mine::adopt);
            mine.provide(participants, Credentials.Door.TOKENS);
            if (!opened.equals(Optional.of(mine.shared()))) {
                write(SealedCredentials.seal(mine.shared(), password));
            }
        });
    }

    /** The password has been changed: a node that knows the credentials seals them again. */
    private static void requireKnown(SealedCredentials kept, Credentials mine) {
        if (!kept.isOf(mine.shared())) {
            throw StartFault.of(
                    "数据库口令已更改，本节点无法解开各节点共用的口令与令牌：请从原有节点拷贝 " + mine.file() + "；若已无处可寻，清空表 shared_credential，将生成新的",
                    "the database password has changed, and this node cannot open what all nodes share: copy "
                            + mine.file() + " from a node that ran before; if there is none left, empty the table"
                            + " shared_credential, and new ones are made");
        }
    }

    private Optional<SealedCredentials> read() {
        return jdbc.sql("select salt, content, fingerprint from shared_credential")
                .query((row, number) -> new SealedCredentials(
                        row.getString("salt"), row.getString("content"), row.getString("fingerprint")))
                .optional();
    }

    private void write(SealedCredentials kept) {
        jdbc.sql("""
                        insert into shared_credential (salt, content, fingerprint) values (?, ?, ?)
                        on conflict (one) do update
                           set salt = excluded.salt, content = excluded.content, fingerprint = excluded.fingerprint""").params(kept.salt(), kept.content(), kept.fingerprint()).update();
    }
}
