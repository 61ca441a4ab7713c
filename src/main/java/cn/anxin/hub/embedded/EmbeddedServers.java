package cn.anxin.hub.embedded;

import cn.anxin.hub.home.Credentials;
import cn.anxin.hub.home.HomeFolder;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Database and broker, each on its way up in a thread of its own. What goes wrong there is thrown at whoever asks for
 * them.
 */
final class EmbeddedServers implements AutoCloseable {

    private final FutureTask<PostgresServer> database;
    private final FutureTask<EmbeddedBroker> broker;

    EmbeddedServers(HomeFolder home, Credentials credentials, int brokerPort) {
        database = begin(
                "database-start",
                () -> PostgresServer.start(PostgresSettings.durable(
                        home.postgres(), credentials.secret(Credentials.Door.INTERNAL, "database"))));
        broker = begin("broker-start", () -> EmbeddedBroker.start(home.broker(), brokerPort, credentials));
    }

    private static <T> FutureTask<T> begin(String name, Callable<T> start) {
        FutureTask<T> task = new FutureTask<>(start);
        new Thread(task, name).start();
        return task;
    }

    /** Returns once it answers. */
    PostgresServer database() {
        return started(database);
    }

    /** Returns once it runs; nobody else can connect yet. */
    EmbeddedBroker broker() {
        return started(broker);
    }

    private static <T> T started(FutureTask<T> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops what came up, the broker first. */
    @Override
    public void close() {
        if (cameUp(broker)) {
            broker().close();
        }
        if (cameUp(database)) {
            database().close();
        }
    }

    private static boolean cameUp(FutureTask<?> task) {
        try {
            task.get();
            return true;
        } catch (ExecutionException toldToWhoeverAsked) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
