package cn.anxin.hub.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the packaged hub with work pending, at named steps and at random moments, kills its database under it, lets it
 * finish, and asks the ledger, the queues and the drops whether anything was lost, doubled or renumbered.
 */
class CrashIT {

    private static final int RANDOM_KILLS = Integer.getInteger("crash.kills", 2);
    private static final long SEED = Long.getLong("crash.seed", 20_261_122L);

    /** However slow the machine: nothing is decided and told while files come, so that each step is still to be taken. */
    private static final Map<String, String> UNDECIDED = Map.of("ANXIN_REVIEW_PATIENCE", "10m");

    @TempDir
    Path folder;

    @Test
    void nothingIsLostOrDoubledWhateverStepTheProcessDiesAt() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path sandbox = home.resolve("sandbox").resolve("sftp");
        for (String agency : CrashCity.AGENCIES) {
            Files.createDirectories(sandbox.resolve(agency).resolve("out"));
        }
        CrashCity city = new CrashCity(sandbox, 2_000, 4);
        Path agent = StepAgentJar.writeTo(folder);

        for (NamedStep step : NamedStep.values()) {
            killAt(step, home, city, agent);
        }
        killAtRandom(home, city);
        try (HubProcess hub = HubProcess.start(home)) {
            killDatabase(home, hub);
            while (city.hasMore()) {
                city.sendNext();
            }
            city.awaitFinishedBy(hub);
            Aftermath.of(sandbox, hub, city).check();
        }
    }

    private void killAt(NamedStep step, Path home, CrashCity city, Path agent) throws Exception {
        Path mark = folder.resolve("reached-" + step);
        if (city.hasMore()) {
            city.sendNext();
        }
        try (HubProcess hub =
                HubProcess.launch(home, UNDECIDED, "-javaagent:" + agent + "=" + step.method() + "=" + mark)) {
            awaitMark(step, mark, hub);
            hub.kill();
        }
    }

    private static void awaitMark(NamedStep step, Path mark, HubProcess hub) {
        try {
            await().atMost(120, TimeUnit.SECONDS).until(() -> Files.exists(mark) || !hub.alive());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("the hub does not come to " + step + "; " + hub.balance() + "\n" + hub.log(), e);
        }
        assertThat(mark).as("reached before the process ended:\n" + hub.log()).exists();
    }

    private static void killAtRandom(Path home, CrashCity city) throws InterruptedException {
        Random random = new Random(SEED);
        for (int i = 0; i < RANDOM_KILLS; i++) {
            try (HubProcess hub = HubProcess.start(home)) {
                do {
                    if (city.hasMore()) {
                        city.sendNext();
                    }
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(1_500));
                } while (!city.isPendingAt(hub));
                hub.kill();
            }
        }
    }

    /** SIGKILL to every process of the embedded server; the hub has to come back to it by itself. */
    private static void killDatabase(Path home, HubProcess hub) throws IOException {
        StandbyDatabase.kill(home);
        await("the database to be answered from again")
                .atMost(90, TimeUnit.SECONDS)
                .ignoreExceptions()
                .until(() -> !hub.balance().isEmpty());
        assertThat(hub.log()).doesNotContain("overridden by rollback exception");
    }
}
