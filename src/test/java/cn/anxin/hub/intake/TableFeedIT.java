package cn.anxin.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.anxin.hub.support.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFeedIT {

    private static final String ONE = "91320205MA1WX0T109";
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path home;

    private final TestDatabase agency = TestDatabase.fresh();
    private FeedCity city;

    @BeforeEach
    void open() throws Exception {
        Path password = Files.writeString(home.resolve("password"), "front\n");
        String user = "front_"
                + agency.jdbc()
                        .sql("select current_database()")
                        .query(String.class)
                        .single();
        agency.jdbc().sql("create schema qzk").update();
        agency.jdbc().sql("""
                        create table qzk.cf (id bigserial primary key, cf_wsh text, cf_xdr_mc text, cf_xdr_shxym text,
                               cf_jdrq timestamptz, cf_cflb text, cf_nr_fk numeric(18, 6), cf_cfjg text, bz text)""").update();
        agency.jdbc().sql("create user " + user + " password 'front'").update();
        agency.jdbc().sql("grant usage on schema qzk to " + user).update();
        agency.jdbc().sql("grant select on qzk.cf to " + user).update();
        city = new FeedCity(home, """
                feeds:
                  - {id: market-supervision, name: 市场监管局, way: TABLE, address: "%s", user: %s, secret: "file:%s",
                     table: qzk.cf, type: penalty, key: id, poll: PT1S, settle: PT0S}
                recipients: []
                """.formatted(agency.url().replaceFirst("\\?.*", ""), user, password));
    }

    @AfterEach
    void close() throws Exception {
        city.close();
        agency.close();
    }

    @Test
    void rowsAreTakenInTheOrderOfTheirKeyAndACorrectionIsANewRow() throws Exception {
        insert("1号", "罚款", "0.5");
        insert("2号", "吊销许可证件", "null");
        city.pulling("table-feed");
        await().atMost(SOON).until(() -> position().equals("2"));
        assertThat(city.list("select column_name || code || value from reject")).isEmpty();
        assertThat(city.list(
                        "select record_id || ' ' || revision || ' ' || (data ->> 'decided_on') || ' ' || coalesce(data ->> 'fine_cny', '-')"
                                + " from record order by id"))
                .isEqualTo("1号@%s 1 2026-05-01 5000,2号@%s 1 2026-05-01 -".formatted(ONE, ONE));

        insert("1号", "罚款", "0.60");
        insert("1号", "罚款", "0.6");
        insert("3号", "训诫", "1");
        await().atMost(SOON).until(() -> position().equals("5"));
        assertThat(
                        city.list(
                                "select record_id || ' ' || revision || ' ' || (data ->> 'fine_cny') from record where revision > 1"))
                .isEqualTo("1号@%s 2 6000".formatted(ONE));
        assertThat(
                        city.list(
                                "select sum(received) || ' ' || sum(accepted) || ' ' || sum(duplicate) || ' ' || sum(rejected) from intake"))
                .isEqualTo("5 3 1 1");
        assertThat(city.list("select line || ' ' || column_name || ' ' || code from reject"))
                .isEqualTo("5 categories CODE");
        assertThat(agency.jdbc()
                        .sql("select count(*) from qzk.cf")
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
    }

    @Test
    void manyRowsComePageByPageAndAKillLeavesNeitherGapNorRepeat() throws Exception {
        insert(1, 2500);
        city.pulling("table-feed");
        await().atMost(SOON).until(() -> position().equals("2500"));
        city.restart();
        insert(2501, 4500);
        city.pulling("table-feed");
        await().atMost(SOON).until(() -> position().equals("4500"));
        assertThat(city.list("select count(*) || ' ' || count(distinct record_id) from record"))
                .isEqualTo("4500 4500");
        assertThat(city.list("select sum(received)::text from intake")).isEqualTo("4500");
        assertThat(city.list("select received::text from intake order by received"))
                .isEqualTo("1,1999,1999,501");
        assertThat(city.list("select state from intake where state <> 'DONE'")).isEmpty();
    }

    private void insert(int from, int to) {
        agency.jdbc().sql("""
                        insert into qzk.cf (cf_wsh, cf_xdr_mc, cf_xdr_shxym, cf_jdrq, cf_cflb, cf_cfjg)
                        select n || '号', '某厂', '%s', '2026-05-01 00:00+08', '罚款', '市场监督管理局'
                          from generate_series(%d, %d) n""".formatted(ONE, from, to)).update();
    }

    @Test
    void aTableThatIsAwayOrHasNoKnownColumnIsToldAndLeftAlone() throws Exception {
        agency.jdbc().sql("alter table qzk.cf rename to cf_old").update();
        city.pulling("table-feed");
        await().atMost(SOON)
                .until(() -> city.list("select last_error from feed where failures > 0")
                        .contains("qzk.cf"));
        agency.jdbc().sql("alter table qzk.cf_old rename to cf").update();
        insert("1号", "罚款", "1");
        await().atMost(SOON).until(() -> position().equals("1"));
        assertThat(city.list("select failures::text from feed")).isEqualTo("0");
    }

    private void insert(String documentNo, String category, String fine) {
        agency.jdbc().sql("""
                        insert into qzk.cf (cf_wsh, cf_xdr_mc, cf_xdr_shxym, cf_jdrq, cf_cflb, cf_nr_fk, cf_cfjg, bz)
                        values ('%s', '某厂', '%s', '2026-05-01 00:00+08', '%s', %s, '无锡市市场监督管理局', '备注')""".formatted(documentNo, ONE, category, fine)).update();
    }

    private String position() {
        return city.list("select coalesce(position, '') from feed_position");
    }
}
