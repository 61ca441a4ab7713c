package cn.anxin.hub.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * Both ways of docs/operations.md, "Backup and restore": a cold copy of the home folder, and a database that a copy follows
 * while the hub is at work. What is not saved is destroyed; agencies and recipients keep what they have, as they would.
 */
class RestoreIT {

    private static final String FETCHES_BEFORE = "administrative-approval";

    @TempDir
    Path folder;

    @Test
    void anEmptyInstallationGoesOnWithNoNoticeLostDoubledOrRenumbered() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path sandbox = home.resolve("sandbox").resolve("sftp");
        for (String agency : CrashCity.AGENCIES) {
            Files.createDirectories(sandbox.resolve(agency).resolve("out"));
        }
        CrashCity city = new CrashCity(sandbox, 1_000, 4);
        restoreAColdCopy(home, city);
        List<String> fetched = loseAllButTheStandby(home, city);
        goOn(home, sandbox, city, fetched);
    }

    private void restoreAColdCopy(Path home, CrashCity city) throws Exception {
        try (HubProcess hub = HubProcess.start(home)) {
            send(city, 9);
            await("work that is half done").atMost(120, TimeUnit.SECONDS).until(() -> delivered(hub) > 0);
            assertThat(hub.stop()).isIn(0, 143);
        }
        Path copy = folder.resolve("cold");
        Process cp = new ProcessBuilder("cp", "-a", home.toString(), copy.toString()).start();
        assertThat(cp.waitFor()).isZero();
        assertThat(FileSystemUtils.deleteRecursively(home)).isTrue();
        Files.move(copy, home);
    }

    private List<String> loseAllButTheStandby(Path home, CrashCity city) throws Exception {
        Path saved = Files.createDirectory(folder.resolve("saved"));
        String password;
        List<String> fetched = new ArrayList<>();
        try (HubProcess hub = HubProcess.start(home)) {
            password = hub.secret("internal", "database");
            send(city, 6);
            FileSystemUtils.copyRecursively(home.resolve("secrets"), saved.resolve("secrets"));
            try (StandbyDatabase standby = StandbyDatabase.following(hub, home, saved.resolve("postgres"))) {
                long before = delivered(hub);
                send(city, 6);
                await("more notices").atMost(120, TimeUnit.SECONDS).until(() -> delivered(hub) > before);
                fetched.addAll(ids(hub));
                hub.kill();
                StandbyDatabase.kill(home);
                destroy(home, saved);
                standby.restoreTo(home);
            }
        }
        StandbyDatabase.run(home, password, "update recipient set paused = true where way = 'JMS'");
        return fetched;
    }

    private void destroy(Path home, Path saved) throws Exception {
        Path remoteEnds = Files.move(home.resolve("sandbox"), folder.resolve("remote-ends"));
        await("the dead server's files")
                .atMost(120, TimeUnit.SECONDS)
                .ignoreExceptions()
                .until(() -> FileSystemUtils.deleteRecursively(home));
        Files.createDirectory(home);
        Files.move(remoteEnds, home.resolve("sandbox"));
        Files.move(saved.resolve("secrets"), home.resolve("secrets"));
    }

    private static void goOn(Path home, Path sandbox, CrashCity city, List<String> fetched) throws Exception {
        try (HubProcess hub = HubProcess.start(home)) {
            for (String recipient : recipientsByQueue(hub)) {
                HttpResponse<String> answer = hub.postJson(
                        "/api/v1/recipients/" + recipient + "/resend?lost=BROKER&since=2026-01-01T00:00",
                        "{\"reason\": \"the broker's journal is lost\"}");
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            }
            hub.ledger().sql("update recipient set paused = false").update();
            while (city.hasMore()) {
                city.sendNext();
            }
            city.awaitFinishedBy(hub);
            assertThat(fetched).isNotEmpty().doesNotHaveDuplicates();
            assertThat(texts(hub, "select id::text from notice where recipient = '" + FETCHES_BEFORE + "'"))
                    .as("what a recipient has fetched is what the restored ledger knows")
                    .containsAll(fetched);
            Aftermath.of(sandbox, hub, city).check();
        }
    }

    private static List<String> ids(HubProcess hub) throws Exception {
        return ArrivedNotice.inQueue(FETCHES_BEFORE, hub.endpoint("broker"), hub.secret("broker", FETCHES_BEFORE))
                .stream()
                .map(ArrivedNotice::id)
                .toList();
    }

    private static List<String> recipientsByQueue(HubProcess hub) {
        return texts(hub, "select id from recipient where way = 'JMS'");
    }

    private static List<String> texts(HubProcess hub, String question) {
        return hub.ledger().sql(question).query(String.class).list();
    }

    private static void send(CrashCity city, int files) {
        for (int i = 0; i < files && city.hasMore(); i++) {
            city.sendNext();
        }
    }

    private static long delivered(HubProcess hub) {
        long delivered = 0;
        for (JsonNode recipient : hub.balance().get("recipients")) {
            delivered += recipient.get("delivered").asLong();
        }
        return delivered;
    }
}
