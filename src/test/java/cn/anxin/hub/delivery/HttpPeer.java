package cn.anxin.hub.delivery;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ServerSocketFactory;

/** A recipient's server, byte by byte: what it answers may be no HTTP at all. It closes after each answer. */
final class HttpPeer implements AutoCloseable {

    /** An answer that never comes. */
    static final String SILENCE = "";

    static final String OK = answer(200, "");

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Function<Request, String> behaviour = request -> OK;

    HttpPeer() throws IOException {
        this(ServerSocketFactory.getDefault());
    }

    HttpPeer(ServerSocketFactory sockets) throws IOException {
        socket = sockets.createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        threads.execute(this::serve);
    }

    /** What came, headers by their names in small letters. */
    record Request(String line, Map<String, String> headers, String body) {

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    static String answer(int status, String body, String... headers) {
        StringBuilder answer = new StringBuilder("HTTP/1.1 " + status + " Such\r\nConnection: close\r\n");
        for (String header : headers) {
            answer.append(header).append("\r\n");
        }
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return answer.append("Content-Length: " + length + "\r\n\r\n")
                .append(body)
                .toString();
    }

    /** Says how much it will say, and says half of it. */
    static String half() {
        return "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of it";
    }

    void behave(Function<Request, String> how) {
        behaviour = how;
    }

    int port() {
        return socket.getLocalPort();
    }

    List<Request> requests() {
        return requests;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                threads.execute(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            Request request = read(new BufferedInputStream(caller.getInputStream()));
            requests.add(request);
            String answer = behaviour.apply(request);
            if (answer.equals(SILENCE)) {
                caller.getInputStream().read();
            }
            caller.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            caller.getOutputStream().flush();
        } catch (IOException gone) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request read(InputStream in) throws IOException {
        String line = line(in);
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Request(line, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("it hung up");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        threads.shutdownNow();
    }
}
