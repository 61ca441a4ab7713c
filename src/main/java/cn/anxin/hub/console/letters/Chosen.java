package cn.anxin.hub.console.letters;

import cn.anxin.hub.ledger.DeadFilter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * A set of dead letters as an address says it.
 *
 * @param until those that died before; whoever confirms a preview means what it showed, not what died since
 */
record Chosen(Optional<String> recipient, Optional<String> code, Optional<Instant> until) {

    static Chosen of(String recipient, String code, String until) {
        try {
            return new Chosen(given(recipient), given(code), given(until).map(Instant::parse));
        } catch (DateTimeException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "until", e);
        }
    }

    private static Optional<String> given(String text) {
        return Optional.of(text.strip()).filter(each -> !each.isEmpty() && each.indexOf('\0') < 0);
    }

    public boolean isAll() {
        return recipient.isEmpty() && code.isEmpty();
    }

    DeadFilter filter() {
        return new DeadFilter(recipient, code, Optional.empty(), until);
    }
}
