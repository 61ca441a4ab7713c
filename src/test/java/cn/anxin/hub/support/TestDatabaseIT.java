package cn.anxin.hub.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestDatabaseIT {

    @Test
    void eachDatabaseIsMigratedAndItsOwn() {
        try (TestDatabase one = TestDatabase.fresh();
                TestDatabase other = TestDatabase.fresh()) {
            String insert = "insert into feed (source, name, way, settings) values ('court', '法院', 'SFTP', '{}')";
            assertThat(one.jdbc().sql(insert).update()).isEqualTo(1);
            assertThat(one.jdbc()
                            .sql("select count(*) from feed")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
            assertThat(other.jdbc()
                            .sql("select count(*) from feed")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }
}
