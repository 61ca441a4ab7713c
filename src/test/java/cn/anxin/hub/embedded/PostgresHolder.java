package cn.anxin.hub.embedded;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Starts a server in the folder given, writes a row and waits to be killed. */
final class PostgresHolder {

    private PostgresHolder() {}

    public static void main(String[] arguments) throws InterruptedException {
        PostgresServer server = PostgresServer.start(PostgresServerIT.settings(Path.of(arguments[0])));
        PostgresServerIT.remember(server, "written before the kill");
        System.out.println("server " + server.pid());
        new CountDownLatch(1).await();
    }
}
