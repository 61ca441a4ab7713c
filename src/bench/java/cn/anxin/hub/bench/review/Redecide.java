package cn.anxin.hub.bench.review;

import cn.anxin.hub.bench.Figure;
import cn.anxin.hub.bench.Measurement;
import cn.anxin.hub.bench.Workspace;
import cn.anxin.hub.bench.city.City;
import cn.anxin.hub.bench.city.Life;
import cn.anxin.hub.bench.hub.Cost;
import cn.anxin.hub.bench.hub.MeasuredHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * Another policy makes every enterprise due: from its activation until none is. The city was loaded by COPY and decided
 * under the policy before.
 */
public final class Redecide implements Measurement {

    private static final int ENTERPRISES = 200_000;
    private static final int ROWS_EACH = 10;
    private static final int CALM = 10;

    @Override
    public String name() {
        return "redecide";
    }

    @Override
    public List<Figure> measure(Workspace workspace) throws Exception {
        Path home = workspace.folder("redecide");
        int enterprises = workspace.scaled(ENTERPRISES);
        Cost first = decideAll(home, new City(0, enterprises, ROWS_EACH, CALM, new Life(LocalDate.now())), workspace);
        Path policies = changed(home.resolve("policies"));
        try (MeasuredHub hub = MeasuredHub.launch(home, Map.of("ANXIN_POLICIES", policies.toString()))) {
            Cost.Start start = Cost.start(hub.process());
            hub.awaitReady();
            awaitDecided(hub);
            Cost cost = start.end();
            double seconds = sinceActivation(hub);
            workspace.say("decided again in " + seconds + " s after the activation; with the start: " + cost);
            return List.of(
                    Figure.of("first decision, enterprises a second", enterprises / first.wall(), "/s")
                            .with("cpu s", first.cpu()),
                    cost.beside(
                            Figure.of("re-decide after a policy activation", seconds, "s")
                                    .atMost(30)
                                    .with("enterprises", enterprises)
                                    .with("records", enterprises * ROWS_EACH),
                            "with the start"));
        } finally {
            workspace.discard(home);
        }
    }

    private static Cost decideAll(Path home, City city, Workspace workspace) throws Exception {
        try (MeasuredHub hub = MeasuredHub.start(home)) {
            try (Connection ledger = hub.database()) {
                new LoadedLedger(ledger).load(city);
                workspace.say("loaded");
                Cost.Start start = Cost.start(hub.process());
                try (Statement statement = ledger.createStatement()) {
                    statement.execute("update enterprise set due_since = now(), due_reason = 'RECORD'");
                }
                awaitDecided(hub);
                Cost cost = start.end();
                workspace.say("decided for the first time: " + cost);
                hub.awaitDelivered();
                return cost;
            }
        }
    }

    /** The same rules but for one figure, so little that the worked examples and everybody here stay as they are: all the work, no flood of notices. */
    private static Path changed(Path folder) throws IOException {
        FileSystemUtils.copyRecursively(Path.of("policies"), folder);
        Path policy = folder.resolve("wuxi-safety-credit").resolve("1.yaml");
        String text = Files.readString(policy);
        String other = text.replaceFirst("default: 10 %", "default: 10.2 %");
        if (other.equals(text)) {
            throw new IllegalStateException("the policy has no such parameter any more");
        }
        Files.writeString(policy, other);
        return folder;
    }

    private static void awaitDecided(MeasuredHub hub) throws SQLException, InterruptedException {
        try (Connection ledger = hub.database();
                Statement statement = ledger.createStatement()) {
            hub.await(() -> !isAnyDue(statement));
        }
    }

    private static boolean isAnyDue(Statement statement) {
        try (ResultSet row =
                statement.executeQuery("select exists (select from enterprise where due_since is not null)")) {
            row.next();
            return row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From the instant that the ledger has for the activation until now. */
    private static double sinceActivation(MeasuredHub hub) throws SQLException {
        try (Connection ledger = hub.database();
                Statement statement = ledger.createStatement();
                ResultSet row = statement.executeQuery("""
                select extract(epoch from clock_timestamp() - activated_at)
                  from policy_activation order by id desc limit 1""")) {
            row.next();
            return row.getDouble(1);
        }
    }
}
