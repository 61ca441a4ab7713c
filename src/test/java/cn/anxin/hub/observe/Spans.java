package cn.anxin.hub.observe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;

/** A collector of spans: takes OTLP over HTTP, and reads of its protobuf what the tests ask for. */
final class Spans implements AutoCloseable {

    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    /** A span as it was sent; its attributes that are text. */
    record Span(String trace, String id, String parent, String name, Map<String, String> attributes) {}

    Spans() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    List<Span> named(String name) {
        return spans.stream().filter(span -> span.name().equals(name)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
                try (InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(body))) {
                    body = unzipped.readAllBytes();
                }
            }
            // resource_spans, scope_spans, spans
            fields(body, (a, resource) -> {
                if (a == 1) {
                    fields(resource, (b, scope) -> {
                        if (b == 2) {
                            fields(scope, (c, span) -> {
                                if (c == 2) {
                                    spans.add(span(span));
                                }
                            });
                        }
                    });
                }
            });
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static Span span(byte[] bytes) {
        Map<Integer, byte[]> parts = new HashMap<>();
        Map<String, String> attributes = new HashMap<>();
        fields(bytes, (field, value) -> {
            parts.put(field, value);
            if (field == 9) {
                Map<Integer, byte[]> pair = new HashMap<>();
                fields(value, pair::put);
                fields(pair.getOrDefault(2, new byte[0]), (kind, text) -> {
                    if (kind == 1) {
                        attributes.put(text(pair.get(1)), text(text));
                    }
                });
            }
        });
        HexFormat hex = HexFormat.of();
        return new Span(
                hex.formatHex(parts.get(1)),
                hex.formatHex(parts.get(2)),
                hex.formatHex(parts.getOrDefault(4, new byte[0])),
                text(parts.get(5)),
                attributes);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Calls back for each field that has a length; numbers are passed over. */
    private static void fields(byte[] message, BiConsumer<Integer, byte[]> each) {
        ByteBuffer in = ByteBuffer.wrap(message);
        while (in.hasRemaining()) {
            long tag = number(in);
            switch ((int) (tag & 7)) {
                case 0 -> number(in);
                case 1 -> in.position(in.position() + 8);
                case 2 -> {
                    byte[] value = new byte[(int) number(in)];
                    in.get(value);
                    each.accept((int) (tag >>> 3), value);
                }
                case 5 -> in.position(in.position() + 4);
                default -> throw new IllegalStateException("no protobuf");
            }
        }
    }

    private static long number(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
