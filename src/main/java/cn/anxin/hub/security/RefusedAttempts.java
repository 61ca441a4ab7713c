package cn.anxin.hub.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Notes in the audit what somebody who is known tried and may not; so often an hour, so that nobody fills it with that. */
final class RefusedAttempts {

    static final int AN_HOUR = 20;
    private static final int LONGEST = 200;

    private final AccessAudit audit;
    private final Clock realTime;
    private final Map<String, Hour> hours = new HashMap<>();

    RefusedAttempts(AccessAudit audit, Clock realTime) {
        this.audit = audit;
        this.realTime = realTime;
    }

    private record Hour(Instant began, int attempts) {}

    void note(HttpServletRequest request) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || who instanceof AnonymousAuthenticationToken || !counts(who.getName())) {
            return;
        }
        String path = request.getRequestURI();
        String shown = path.length() <= LONGEST ? path : path.substring(0, LONGEST) + "…";
        audit.refused(who.getName(), request.getMethod() + " " + shown);
    }

    private synchronized boolean counts(String name) {
        Instant now = realTime.instant();
        Hour hour = hours.merge(
                name,
                new Hour(now, 1),
                (known, fresh) -> now.isBefore(known.began().plus(Duration.ofHours(1)))
                        ? new Hour(known.began(), known.attempts() + 1)
                        : fresh);
        return hour.attempts() <= AN_HOUR;
    }
}
