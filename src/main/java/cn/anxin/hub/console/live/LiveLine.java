package cn.anxin.hub.console.live;

import cn.anxin.hub.ledger.Pulse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * Tells every open page when something has changed, at most every two seconds, and every five seconds that the line still
 * stands. All pages share one look at the ledger, and none is taken while nobody listens.
 */
@Component
class LiveLine implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LiveLine.class);
    private static final int MOST_LISTENERS = 200;
    /** More pages than anybody looks at; who opens one more has the oldest end. */
    static final int MOST_OF_A_SESSION = 20;

    private static final int SENDERS = 4;
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration BEAT = Duration.ofSeconds(5);
    /** A page calls anew then, so that what a proxy has forgotten does not stay for ever. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Supplier<String> pulse;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private volatile Thread thread = new Thread(this::tell, "live");
    private volatile ExecutorService senders = Executors.newFixedThreadPool(1, LiveLine::daemon);

    LiveLine(Pulse pulse) {
        this.pulse = pulse::read;
    }

    /** A line for a page; empty where there are too many, or the hub is about to stop. */
    Optional<SseEmitter> open(HttpSession session) {
        endOldest(session);
        if (!running || listeners.size() >= MOST_LISTENERS) {
            return Optional.empty();
        }
        Listener listener = new Listener(new SseEmitter(LONGEST.toMillis()), session);
        Runnable forget = () -> listeners.remove(listener);
        listener.line().onCompletion(forget);
        listener.line().onError(fault -> forget.run());
        listener.line().onTimeout(listener.line()::complete);
        // Tells the page that the line stands, and when to call again after it was cut. It goes out with the headers,
        // by
        // the request's own thread: filters still have these in hand, so that no other thread may begin the answer.
        listener.send(SseEmitter.event().name("beat").data("").reconnectTime(3_000));
        listeners.add(listener);
        LockSupport.unpark(thread);
        return Optional.of(listener.line());
    }

    private void endOldest(HttpSession session) {
        List<Listener> own = listeners.stream()
                .filter(listener -> listener.session().equals(session))
                .sorted(Comparator.comparing(Listener::since))
                .toList();
        own.subList(0, Math.max(0, own.size() - MOST_OF_A_SESSION + 1)).forEach(this::end);
    }

    int listeners() {
        return listeners.size();
    }

    private void tell() {
        String last = "";
        long nextLook = System.nanoTime();
        long nextBeat = nextLook + BEAT.toNanos();
        while (running) {
            if (listeners.isEmpty()) {
                last = "";
                LockSupport.park(this);
                continue;
            }
            if (System.nanoTime() - nextLook >= 0) {
                String now = look(last);
                if (!now.equals(last) && !last.isEmpty()) {
                    toAll("changed");
                }
                last = now;
                nextLook = System.nanoTime() + LOOK.toNanos();
            }
            if (System.nanoTime() - nextBeat >= 0) {
                toAll("beat");
                nextBeat = System.nanoTime() + BEAT.toNanos();
            }
            LockSupport.parkNanos(this, Math.max(0, Math.min(nextLook, nextBeat) - System.nanoTime()));
        }
    }

    private String look(String last) {
        try {
            return pulse.get();
        } catch (DataAccessException away) {
            LOG.debug("nothing to tell while the ledger is away: {}", away.getMessage());
            return last;
        }
    }

    private void toAll(String name) {
        for (Listener listener : listeners) {
            if (listener.mayListen()) {
                send(listener, SseEmitter.event().name(name).data(""));
            } else {
                end(listener);
            }
        }
    }

    private void send(Listener listener, SseEventBuilder event) {
        if (!listener.busy().compareAndSet(false, true)) {
            return;
        }
        try {
            senders.execute(() -> {
                if (!listener.send(event)) {
                    listeners.remove(listener);
                }
            });
        } catch (RejectedExecutionException stopped) {
            listeners.remove(listener);
        }
    }

    private void end(Listener listener) {
        listeners.remove(listener);
        listener.line().complete();
    }

    private static Thread daemon(Runnable work) {
        Thread sender = new Thread(work, "live-sender");
        sender.setDaemon(true);
        return sender;
    }

    @Override
    public void start() {
        senders.shutdownNow();
        senders = Executors.newFixedThreadPool(SENDERS, LiveLine::daemon);
        running = true;
        thread = new Thread(this::tell, "live");
        thread.setDaemon(true);
        thread.start();
    }

    /** In the first phase of the stop: the web server waits for whatever is still open. */
    @Override
    public void stop() {
        running = false;
        LockSupport.unpark(thread);
        listeners.forEach(this::end);
        senders.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
