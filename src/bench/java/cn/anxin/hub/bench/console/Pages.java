package cn.anxin.hub.bench.console;

import cn.anxin.hub.bench.Figure;
import cn.anxin.hub.bench.Measurement;
import cn.anxin.hub.bench.Workspace;
import cn.anxin.hub.bench.city.City;
import cn.anxin.hub.bench.city.Life;
import cn.anxin.hub.bench.hub.MeasuredHub;
import cn.anxin.hub.bench.review.LoadedLedger;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The console's pages over 200,000 enterprises, two million notices and as many messages: from the request to the last byte of
 * the answer.
 */
public final class Pages implements Measurement {

    private static final int ENTERPRISES = 200_000;
    private static final int NOTICES = 2_000_000;
    private static final int ROWS_EACH = 10;
    private static final int CALM = 10;
    private static final int WARM = 20;
    private static final int SAMPLES = 100;
    private static final int LIMIT = 300;

    @Override
    public String name() {
        return "console";
    }

    @Override
    public List<Figure> measure(Workspace workspace) throws Exception {
        Path home = workspace.folder("console");
        try (MeasuredHub hub = MeasuredHub.start(home);
                Connection ledger = hub.database()) {
            load(workspace, hub, ledger);
            SignedIn user = SignedIn.to(hub);
            List<Figure> figures = new ArrayList<>();
            for (String path : paths(ledger)) {
                figures.add(measured(path, user));
            }
            return figures;
        } finally {
            workspace.discard(home);
        }
    }

    private static void load(Workspace workspace, MeasuredHub hub, Connection ledger) throws Exception {
        int enterprises = workspace.scaled(ENTERPRISES);
        new LoadedLedger(ledger).load(new City(0, enterprises, ROWS_EACH, CALM, new Life(LocalDate.now())));
        execute(ledger, "update enterprise set due_since = now(), due_reason = 'RECORD'");
        hub.await(() -> count(ledger, "select count(*) from enterprise where due_since is not null") == 0);
        hub.awaitDelivered();
        workspace.say("decided and delivered");
        multiply(ledger, workspace.scaled(NOTICES));
        workspace.say(count(ledger, "select count(*) from notice") + " notices");
    }

    /** Former notices and messages as they would have been, without what they would have cost. */
    private static void multiply(Connection ledger, int notices) throws SQLException {
        long there = count(ledger, "select count(*) from notice");
        for (int round = 1; there > 0 && round * there < notices; round++) {
            execute(ledger, """
                    with made as (
                        insert into notice (id, notice_no, recipient, uscc, sequence, change, regime, content, issued_at,
                                            assessment_id)
                        select gen_random_uuid(), 'B%1$d-' || notice_no, recipient, uscc, sequence + 1000 * %1$d, change,
                               regime, content, issued_at - interval '%1$d days', assessment_id
                          from notice where sequence < 1000
                        returning id, recipient, change, regime, position, issued_at),
                    counted as (
                        insert into notice_day (day, change, amount, first, last)
                        select (issued_at at time zone 'Asia/Shanghai')::date, change, count(*), min(position), max(position)
                          from made group by 1, 2)
                    insert into delivery (notice_id, recipient, position, state, delivered_at, kind)
                    select id, recipient, position, 'DELIVERED', now(),
                           left(change, 1) || case regime when 'JOINT_INCENTIVE' then 'I' else 'P' end
                      from made""".formatted(round));
        }
        execute(ledger, """
                insert into intake (id, source, type, way, name, sha256, state, started_at, finished_at, received, accepted,
                                    rows_taken)
                select gen_random_uuid(), 'emergency', '', 'JMS', 'ID:' || md5(n::text), '', 'DONE',
                       now() - n * interval '1 second', now(), 1, 1, 1
                  from generate_series(1, %d) n""".formatted(notices));
        execute(ledger, "vacuum analyze");
    }

    private static List<String> paths(Connection ledger) throws SQLException {
        String uscc = text(ledger, "select uscc from enterprise where status = 'JOINT_PUNISHMENT' limit 1");
        String name = text(ledger, "select substr(name, 1, 4) from enterprise order by uscc desc limit 1");
        String notice = text(ledger, "select id from notice order by position desc limit 1");
        return List.of(
                "/",
                "/routes",
                "/intakes",
                "/intakes?source=court",
                "/intakes?state=FAILED",
                "/intakes?q=penalty_2026",
                "/enterprises",
                "/enterprises?status=JOINT_PUNISHMENT",
                "/enterprises?q=" + uscc.substring(4, 12),
                "/enterprises?q=" + URLEncoder.encode(name, StandardCharsets.UTF_8),
                "/enterprises?q=wxd",
                "/enterprises/" + uscc,
                "/notices",
                "/notices?from=" + LocalDate.now().minusDays(3),
                "/notices?q=" + uscc,
                "/notices?recipient=bank-1&state=DELIVERED",
                "/notices?state=DEAD",
                "/notices?recipient=bank-1&change=END",
                "/notices/" + notice,
                "/drops",
                "/statements",
                "/recipients",
                "/overdue",
                "/dead-letters",
                "/policy",
                "/audit",
                "/users");
    }

    private static Figure measured(String path, SignedIn user) throws IOException, InterruptedException {
        double[] millis = new double[SAMPLES];
        for (int sample = -WARM; sample < SAMPLES; sample++) {
            long start = System.nanoTime();
            HttpResponse<String> answer = user.get(path);
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answers " + answer.statusCode());
            }
            if (sample >= 0) {
                millis[sample] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        return Figure.of("page " + path + ", p95", millis[SAMPLES * 95 / 100], "ms")
                .atMost(LIMIT)
                .with("p50 ms", millis[SAMPLES / 2]);
    }

    private static void execute(Connection ledger, String sql) throws SQLException {
        try (Statement statement = ledger.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(Connection ledger, String sql) {
        try {
            return Long.parseLong(text(ledger, sql));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Connection ledger, String sql) throws SQLException {
        try (Statement statement = ledger.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
