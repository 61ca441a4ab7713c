package cn.anxin.hub.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.anxin.hub.control.RouteDesk.Answer;
import cn.anxin.hub.ledger.NodeRoutes;
import cn.anxin.hub.ledger.NodeRoutes.OnNode;
import cn.anxin.hub.ledger.Reason;
import cn.anxin.hub.ledger.RouteWishes.Want;
import cn.anxin.hub.support.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator wants of a route holds on every node, over restarts, and with who wanted it, when and why. */
class RouteControlIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Reason WHY = new Reason("对方停机维护");

    private final TestDatabase database = TestDatabase.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aRouteThatIsStoppedStopsOnEveryNodeAndRunsAgainWhenItMay() throws Exception {
        try (RunningNode here = new RunningNode(database);
                RunningNode there = new RunningNode(database)) {
            here.worksOn("ticks");
            there.worksOn("ticks");

            assertThat(here.desk.want("ticks", Want.STOP, "operator", WHY)).isEqualTo(Answer.DONE);
            await().atMost(PATIENCE).until(() -> here.is("ticks", "Stopped") && there.is("ticks", "Stopped"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(new NodeRoutes(database.jdbc()).of("ticks"))
                            .extracting(OnNode::state)
                            .containsExactly("Stopped", "Stopped"));
            assertThat(there.is("others", "Started")).isTrue();

            assertThat(there.desk.want("ticks", Want.RUN, "operator", WHY)).isEqualTo(Answer.DONE);
            here.worksOn("ticks");
            there.worksOn("ticks");
        }
        assertThat(actions()).containsExactly("route.stop ticks 对方停机维护", "route.start ticks 对方停机维护");
    }

    @Test
    void aStoppedRouteDoesNothingAtAllAfterARestart() throws Exception {
        try (RunningNode node = new RunningNode(database)) {
            node.desk.want("ticks", Want.STOP, "operator", WHY);
            node.desk.want("made-later", Want.SUSPEND, "operator", WHY);
            await().atMost(PATIENCE).until(() -> node.is("ticks", "Stopped") && node.is("made-later", "Suspended"));
        }
        try (RunningNode again = new RunningNode(database)) {
            again.worksOn("others");
            assertThat(again.is("ticks", "Started") || again.is("made-later", "Started"))
                    .isFalse();
            assertThat(again.ticks("ticks")).isZero();
            assertThat(again.ticks("made-later")).isZero();
            assertThat(again.desk.wish("ticks").orElseThrow().reason()).isEqualTo(WHY.text());

            again.desk.want("made-later", Want.RUN, "operator", WHY);
            again.worksOn("made-later");
        }
        assertThat(actions()).last().isEqualTo("route.resume made-later 对方停机维护");
    }

    @Test
    void aRouteThatIsMadeAnewStaysStopped() throws Exception {
        try (RunningNode node = new RunningNode(database)) {
            node.desk.want("made-later", Want.STOP, "operator", WHY);
            await().atMost(PATIENCE).until(() -> node.is("made-later", "Stopped"));
            node.makeAnew("made-later");
            long before = node.ticks("made-later");
            node.worksOn("others");
            assertThat(node.is("made-later", "Stopped")).isTrue();
            assertThat(node.ticks("made-later")).isEqualTo(before);
        }
    }

    @Test
    void whatIsWantedAlreadyOrOfNobodyIsNotWrittenDown() throws Exception {
        try (RunningNode node = new RunningNode(database)) {
            assertThat(node.desk.want("ticks", Want.RUN, "operator", WHY)).isEqualTo(Answer.SAME);
            assertThat(node.desk.want("nothing", Want.STOP, "operator", WHY)).isEqualTo(Answer.UNKNOWN);
        }
        assertThat(actions()).isEmpty();
    }

    private List<String> actions() {
        return database.jdbc()
                .sql("select action || ' ' || subject || ' ' || reason from audit order by id")
                .query(String.class)
                .list();
    }
}
