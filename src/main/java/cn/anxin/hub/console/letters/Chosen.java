package cn.anxin.hub.console.letters;

import cn.anxin.hub.ledger.DeadFilter;
import cn.anxin.hub.review.PointInTime;
import java.time.Instant;
import java.time.ZoneOffset;
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
        return new Chosen(given(recipient), given(code), given(until).map(Chosen::instant));
    }

    private static Instant instant(String text) {
        return PointInTime.read(text, ZoneOffset.UTC).orElseThrow(() -> wrong("until"));
    }

    // PostgreSQL takes no NUL in a text; to pass it over would mean more letters than were chosen.
    private static Optional<String> given(String text) {
        if (text.indexOf('\0') >= 0) {
            throw wrong("a text with a NUL");
        }
        return Optional.of(text.strip()).filter(each -> !each.isEmpty());
    }

    private static ResponseStatusException wrong(String what) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, what);
    }

    public boolean isAll() {
        return recipient.isEmpty() && code.isEmpty();
    }

    DeadFilter filter() {
        return new DeadFilter(recipient, code, Optional.empty(), until);
    }
}
