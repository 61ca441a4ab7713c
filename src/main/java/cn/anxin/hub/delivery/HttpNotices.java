package cn.anxin.hub.delivery;

import cn.anxin.hub.delivery.Answer.Later;
import cn.anxin.hub.delivery.Answer.Untried;
import cn.anxin.hub.ledger.Deliveries.Due;
import cn.anxin.hub.registry.HttpSite;
import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.registry.Secrets;
import cn.anxin.hub.registry.Signing;
import cn.anxin.hub.trace.Step;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.springframework.core.NestedExceptionUtils;

/**
 * Takes what waits for a recipient to its address, a request a notice; the steps of the route {@code http-notice}. Of
 * each enterprise one notice is on its way at a time, so that order holds though several requests are.
 */
public class HttpNotices {

    /** What is looked at to find enterprises for one round. */
    private static final int WINDOW = 200;

    private static final int LONGEST_QUOTE = 300;

    private final Backlog backlog;
    private final Registry registry;
    private final Secrets secrets;
    private final Settlement settlement;
    private final Clock realTime;
    /** From when requests are made until their answers are noted: one a recipient, whose turns are this node's. */
    private final Map<String, Step> underWay = new ConcurrentHashMap<>();

    /** @param realTime what signatures are stamped with: a recipient compares it with its own time, rehearsal or not */
    HttpNotices(Backlog backlog, Registry registry, Secrets secrets, Settlement settlement, Clock realTime) {
        this.backlog = backlog;
        this.registry = registry;
        this.secrets = secrets;
        this.settlement = settlement;
        this.realTime = realTime;
    }

    /**
     * What this node has to send next, signed: the first notice of each enterprise. Without any it waits for a while.
     *
     * @param address where the route goes: one whose recipient has moved makes way for another
     */
    public List<HttpNotice> claim(String recipient, String address) {
        List<Due> due = firstOfEach(backlog.next(recipient, WINDOW));
        backlog.allowance().sentOnly(recipient, due.size());
        if (due.isEmpty()) {
            return List.of();
        }
        return registry.site(recipient)
                .filter(HttpSite.class::isInstance)
                .map(HttpSite.class::cast)
                .filter(site -> site.address().toString().equals(address))
                .map(site -> sign(recipient, due, site))
                .orElse(List.of());
    }

    private List<HttpNotice> sign(String recipient, List<Due> due, HttpSite site) {
        Optional<String> key = site.secret().map(secrets::find);
        Signing signing = registry.signing(recipient);
        Step step = Step.begin("http");
        backlog.follow(step, recipient, due);
        underWay.put(recipient, step);
        String timestamp = Long.toString(realTime.instant().getEpochSecond());
        return due.stream()
                .map(each -> new HttpNotice(
                        each,
                        timestamp,
                        key.map(secret -> Signature.of(signing, secret, timestamp, each.content()))
                                .orElse(""),
                        step.trailOf(each.noticeId().toString()).orElse("")))
                .toList();
    }

    private static List<Due> firstOfEach(List<Due> waiting) {
        Set<String> enterprises = new HashSet<>();
        return waiting.stream().filter(due -> enterprises.add(due.uscc())).toList();
    }

    /**
     * Reads what the recipient answered.
     *
     * @throws NotTaken where it took the notice not, so that the breaker counts it
     */
    public Answer answer(Exchange exchange) {
        Due due = call(exchange).due();
        int status = Objects.requireNonNullElse(
                exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class), 0);
        String retryAfter =
                Objects.requireNonNullElse(exchange.getMessage().getHeader("Retry-After", String.class), "");
        byte[] said = Objects.requireNonNullElse(exchange.getMessage().getBody(byte[].class), new byte[0]);
        Answer answer = HttpStatusRules.read(due, status, quote(said), retryAfter, realTime.instant());
        if (answer instanceof Answer.Taken) {
            return answer;
        }
        throw new NotTaken(answer);
    }

    /** What it means that there was none: the recipient failed, or others have failed and it was not asked. */
    public Answer withoutAnswer(Exchange exchange) {
        Due due = call(exchange).due();
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (cause == null) {
            return new Untried(due);
        }
        return Stream.iterate(cause, Objects::nonNull, Throwable::getCause)
                .filter(NotTaken.class::isInstance)
                .map(each -> ((NotTaken) each).answer)
                .findFirst()
                .orElseGet(() -> new Later(due, describe(cause), Optional.empty()));
    }

    /** Writes down what came of the requests. A kill before this line sends them again, under the same keys. */
    public void settle(String recipient, List<Answer> answers) {
        try (Step step = Optional.ofNullable(underWay.remove(recipient)).orElseGet(() -> Step.begin("http"))) {
            step.note("recipient", recipient);
            settlement.settle(recipient, new ArrayList<>(answers));
        }
    }

    private static HttpNotice call(Exchange exchange) {
        return Objects.requireNonNull(exchange.getVariable("call", HttpNotice.class));
    }

    private static String describe(Throwable cause) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(cause);
        String message = Objects.requireNonNullElse(root.getMessage(), "");
        return root.getClass().getSimpleName() + ": " + message;
    }

    /** The beginning, without what is no text or would break a line. */
    private static String quote(byte[] said) {
        String text = new String(said, 0, Math.min(said.length, 4 * LONGEST_QUOTE), StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cntrl}\\uFFFD\\s]+", " ")
                .strip();
        return text.substring(0, Math.min(text.length(), LONGEST_QUOTE));
    }

    /** The breaker counts what is thrown. */
    private static final class NotTaken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Answer answer;

        NotTaken(Answer answer) {
            super("not taken", null, false, false);
            this.answer = answer;
        }
    }
}
