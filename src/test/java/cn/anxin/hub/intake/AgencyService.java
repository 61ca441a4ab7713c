package cn.anxin.hub.intake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** An agency's service of pages over real HTTP, in good and in bad moods. */
final class AgencyService implements AutoCloseable {

    /** How it answers. */
    enum Mood {
        WELL,
        ERROR,
        GARBAGE,
        HALF_A_BODY,
        HANGS,
        REDIRECTS,
        REFUSES
    }

    final AtomicReference<Mood> mood = new AtomicReference<>(Mood.WELL);
    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<String> tokens = new CopyOnWriteArrayList<>();

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    AgencyService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/records?kind=all";
    }

    /** The page after a cursor, as the query writes it. */
    void page(String after, String json) {
        pages.put(after, json);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = exchange.getRequestURI().getRawQuery();
            String after = query.contains("after=") ? query.replaceFirst(".*after=", "") : "";
            asked.add(after);
            tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] page =
                    pages.getOrDefault(after, "{\"items\": [], \"next\": null}").getBytes(StandardCharsets.UTF_8);
            switch (mood.get()) {
                case WELL -> send(exchange, 200, page);
                case ERROR -> send(exchange, 500, page);
                case GARBAGE -> send(exchange, 200, "<html>维护中".getBytes(StandardCharsets.UTF_8));
                case REFUSES -> send(exchange, 401, new byte[0]);
                case REDIRECTS -> {
                    exchange.getResponseHeaders().add("Location", address());
                    send(exchange, 302, new byte[0]);
                }
                case HALF_A_BODY -> {
                    exchange.sendResponseHeaders(200, page.length);
                    exchange.getResponseBody().write(page, 0, page.length / 2);
                    exchange.getResponseBody().flush();
                }
                case HANGS -> hang();
            }
        }
    }

    private void hang() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
