package cn.anxin.hub.probe;

import cn.anxin.hub.probe.Finding.State;
import cn.anxin.hub.record.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** The layers one after the other, each within its time; what comes after a failure is not tried. */
final class Course {

    static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int CONNECT_MILLIS = 5_000;

    private final Executor threads;
    private final List<Finding> findings = new ArrayList<>();
    private boolean cut;

    Course(Executor threads) {
        this.threads = threads;
    }

    /** Why a layer failed, in words for the operators. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Message words;

        Refused(String zh, String en) {
            super(en);
            this.words = new Message(zh, en);
        }
    }

    /** What a layer gave, for the next one, and what is to be said of it. */
    record Passed<T>(T value, Message words) {

        static <T> Passed<T> of(T value, String zh, String en) {
            return new Passed<>(value, new Message(zh, en));
        }
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    void absent(Layer layer, String zh, String en) {
        findings.add(new Finding(layer, State.ABSENT, new Message(zh, en), 0));
    }

    /**
     * Tries a layer.
     *
     * @param explain puts a failure in words that the step itself did not
     */
    <T> Optional<T> go(Layer layer, Callable<Passed<T>> step, Function<Throwable, Message> explain) {
        if (cut) {
            findings.add(new Finding(layer, State.UNTRIED, new Message("未测试", "not tried"), 0));
            return Optional.empty();
        }
        long begun = System.nanoTime();
        try {
            Passed<T> passed = within(step);
            findings.add(new Finding(layer, State.GOOD, passed.words(), millisSince(begun)));
            return Optional.of(passed.value());
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            fail(layer, cause instanceof Refused refused ? refused.words : explain.apply(cause), begun);
        } catch (TimeoutException late) {
            fail(layer, silence(), begun);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            fail(layer, new Message("测试被中断", "the test was interrupted"), begun);
        }
        return Optional.empty();
    }

    private <T> Passed<T> within(Callable<Passed<T>> step)
            throws ExecutionException, TimeoutException, InterruptedException {
        FutureTask<Passed<T>> task = new FutureTask<>(step);
        threads.execute(task);
        try {
            return task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            task.cancel(true);
        }
    }

    private void fail(Layer layer, Message words, long begun) {
        cut = true;
        findings.add(new Finding(layer, State.FAILED, words, millisSince(begun)));
    }

    private static Message silence() {
        return new Message(
                PATIENCE.toSeconds() + " 秒内没有应答：请向对方确认服务是否正常，以及防火墙是否放行",
                "no answer within " + PATIENCE.toSeconds()
                        + " s: ask its owner whether it works, and look at the firewalls");
    }

    private static long millisSince(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }

    /** The two lowest layers, which are the same on every way. */
    Course to(String host, int port) {
        go(Layer.NAME, () -> name(host), failure -> unknown(host));
        go(Layer.TCP, () -> tcp(host, port), failure -> closed(host, port, failure));
        return this;
    }

    private static Passed<InetAddress> name(String host) throws UnknownHostException {
        InetAddress address = InetAddress.getByName(host);
        return Passed.of(address, host + " → " + address.getHostAddress(), host + " → " + address.getHostAddress());
    }

    private static Message unknown(String host) {
        return new Message(
                "找不到主机名 " + host + "：请检查地址是否写错，以及本机的 DNS",
                "the name " + host + " is not known: check the address, and this machine’s DNS");
    }

    private static Passed<Boolean> tcp(String host, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
        }
        return Passed.of(true, "端口 " + port + " 有应答", "port " + port + " answers");
    }

    private static Message closed(String host, int port, Throwable failure) {
        return new Message(
                "%s 的端口 %d 连不上（%s）：请确认对方服务已启动、端口无误、防火墙放行".formatted(host, port, said(failure)),
                "port %d of %s cannot be reached (%s): see that the service runs, that the port is right, and that no firewall is in between"
                        .formatted(port, host, said(failure)));
    }

    /** The first line of what the deepest cause said. */
    static String said(Throwable failure) {
        Throwable deepest = failure;
        for (int depth = 0; deepest.getCause() != null && depth < 50; depth++) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
        String line = message.lines().findFirst().orElse("");
        return line.substring(0, Math.min(200, line.length()));
    }
}
