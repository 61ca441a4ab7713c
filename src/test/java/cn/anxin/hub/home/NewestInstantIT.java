package cn.anxin.hub.home;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.support.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NewestInstantIT {

    @Test
    void isTheNewestOfAnyTable() {
        try (TestDatabase database = TestDatabase.fresh()) {
            NewestInstant newest = new NewestInstant(database.jdbc());
            assertThat(newest.find()).isEmpty();

            database.jdbc().sql("""
                            insert into intake (id, source, type, way, name, sha256, state, started_at, finished_at)
                            values (gen_random_uuid(), 'court', '', 'HTTP', 'n', 's', 'DONE',
                                    '2027-01-01T00:00:00Z', '2027-01-01T00:00:05.123456Z')""").update();
            assertThat(newest.find()).contains(Instant.parse("2027-01-01T00:00:05.123456Z"));

            database.jdbc().sql("""
                            insert into audit (at, actor, action, subject, reason, previous, digest)
                            values ('2028-02-29T16:00:00.000001Z', 'a', 'b', 'c', 'd', '', 'e')""").update();
            assertThat(newest.find()).contains(Instant.parse("2028-02-29T16:00:00.000001Z"));
        }
    }
}
