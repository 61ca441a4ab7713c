package cn.anxin.hub.delivery;

import cn.anxin.hub.delivery.Answer.Later;
import cn.anxin.hub.delivery.Answer.Refused;
import cn.anxin.hub.delivery.Answer.Taken;
import cn.anxin.hub.ledger.Deliveries.Due;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a status over HTTP says about a notice. */
final class HttpStatusRules {

    private static final int CONFLICT = 409;
    /** Request timeout, too early, too many requests: the request is not to blame. */
    private static final Set<Integer> ANOTHER_TIME = Set.of(408, 425, 429);
    /** A wrong key is the hub's mistake or the recipient's, and no notice has to die of it. */
    private static final Set<Integer> NOT_LET_IN = Set.of(401, 403, 407);

    private static final Duration LONGEST_WISH = Duration.ofHours(1);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private HttpStatusRules() {}

    /**
     * What it says.
     *
     * @param said the beginning of the answer
     * @param retryAfter the header of that name; empty where there is none
     */
    static Answer read(Due due, int status, String said, String retryAfter, Instant now) {
        if ((status >= 200 && status < 300) || status == CONFLICT) {
            return new Taken(due);
        }
        if (NOT_LET_IN.contains(status)) {
            return new Later(
                    due,
                    "签名或权限不被接受，请与接收方核对密钥 / it does not let the hub in, compare the key with it: " + line(status, said),
                    Optional.empty());
        }
        if (status >= 300 && status < 400) {
            return new Later(
                    due,
                    "不跟随重定向，请更正地址 / redirects are not followed, correct the address: HTTP " + status,
                    Optional.empty());
        }
        if (status >= 400 && status < 500 && !ANOTHER_TIME.contains(status)) {
            return new Refused(due, "HTTP_" + status, line(status, said));
        }
        return new Later(due, line(status, said), pause(retryAfter, now));
    }

    private static String line(int status, String said) {
        return said.isEmpty() ? "HTTP " + status : "HTTP " + status + ": " + said;
    }

    /** Seconds or a day and time, as RFC 9110 has it; what is neither is not heeded, nor is more than an hour. */
    static Optional<Duration> pause(String retryAfter, Instant now) {
        return wish(retryAfter.strip(), now)
                .filter(wish -> !wish.isNegative())
                .map(wish -> wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish);
    }

    private static Optional<Duration> wish(String text, Instant now) {
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, until));
        } catch (DateTimeParseException neither) {
            return Optional.empty();
        }
    }
}
