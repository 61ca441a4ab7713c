package cn.anxin.hub.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.ledger.StatusDays;
import cn.anxin.hub.support.Browser;
import cn.anxin.hub.support.BrowserTest;
import cn.anxin.hub.support.WebSlice;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The first page tells of a gap, of what waits, and of what was on another day. */
@BrowserTest
class OverviewBrowserIT {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private StatusDays days;

    @BeforeEach
    @AfterEach
    void empty() {
        WebSlice.empty(jdbc);
        jdbc.sql("delete from status_day").update();
        jdbc.sql("delete from route_wish").update();
    }

    @Test
    void withNothingAtAllNothingNeedsAPerson(Browser browser) {
        browser.signIn().open("/").waitFor(".needs", "目前没有");
        browser.assertAccessible();
        browser.width(400).assertAccessible();
    }

    @Test
    void aGapIsRedOnItsDayAloneAndAHaltedRouteIsTold(Browser browser) {
        intake("2026-11-21 09:00+08", 10, 7);
        jdbc.sql("insert into route_wish values ('feed-court', 'STOP', '<b>who</b>', now(), '=cmd')")
                .update();

        browser.signIn().open("/?day=2026-11-21").waitFor("#ledger tr.gap", "10");
        assertThat(browser.text("#ledger tr.gap")).contains("3");
        assertThat(browser.text(".needs")).contains("feed-court", "<b>who</b>", "=cmd");
        browser.assertAccessible();

        jdbc.sql("delete from intake").update();
        intake("2026-11-22 09:00+08", 5, 5);
        browser.open("/").waitFor("#ledger", "5");
        browser.click(".needs a[href='/routes/feed-court']").waitFor("h1", "feed-court");
    }

    @Test
    void theTrendIsMadeUpFromWhatWasDecided() {
        jdbc.sql("""
                        insert into assessment (uscc, as_of, known_at, policy_id, policy_version, policy_sha256,
                                                engine_version, open_parameters, status, content)
                        select uscc, date '2026-11-20', cast(at as timestamptz), 'p', 1, '', '', '{}', status, '{}'
                          from (values ('A', '2026-11-20 10:00+08', 'ORDINARY'), ('B', '2026-11-20 11:00+08', 'ORDINARY'),
                                       ('A', '2026-11-21 10:00+08', 'JOINT_PUNISHMENT')) as v (uscc, at, status)""").update();

        days.makeUp(TODAY, ZoneId.of("Asia/Shanghai"));

        assertThat(days.since(TODAY.minusDays(9)))
                .extracting(day -> day.day() + " " + day.of("ORDINARY") + " " + day.of("JOINT_PUNISHMENT"))
                .containsExactly("2026-11-20 2 0", "2026-11-21 1 1");
    }

    private void intake(String at, int received, int accepted) {
        jdbc.sql("""
                        insert into intake (id, source, type, way, name, sha256, state, received, accepted, started_at)
                        values (gen_random_uuid(), 'court', '', 'HTTP', 'x', 'x', 'DONE', ?, ?, cast(? as timestamptz))""").params(received, accepted, at).update();
    }
}
