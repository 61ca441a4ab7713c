package cn.anxin.hub.reconcile;

import cn.anxin.hub.ledger.Inquiries;
import cn.anxin.hub.ledger.Inquiries.Known;
import cn.anxin.hub.receipt.Holdings;
import cn.anxin.hub.receipt.Standing;
import cn.anxin.hub.record.Uscc;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Whether enterprises are listed for a recipient, which of its measures, since when, under which notice. By what was issued,
 * whether it has arrived or not; every question is noted before it is answered.
 */
@Component
public class Checks {

    private final Inquiries inquiries;
    private final Holdings holdings;
    private final Clock clock;

    Checks(Inquiries inquiries, Holdings holdings, Clock clock) {
        this.inquiries = inquiries;
        this.holdings = holdings;
        this.clock = clock;
    }

    /**
     * The answers, by enterprise.
     *
     * @param actor who asks: a recipient, or a user for one
     */
    public Map<Uscc, Check> check(String actor, String recipient, Collection<Uscc> enterprises) {
        Set<Uscc> asked = new TreeSet<>(enterprises);
        inquiries.note(actor, recipient, asked, clock.instant().truncatedTo(ChronoUnit.MICROS));
        Map<Uscc, Known> known = inquiries.known(asked);
        Map<Uscc, Standing> standings = holdings.latest(recipient, known.keySet());
        Map<Uscc, Check> checks = new TreeMap<>();
        asked.forEach(uscc -> checks.put(
                uscc,
                Optional.ofNullable(standings.get(uscc))
                        .flatMap(Listed::of)
                        .map(listed -> Check.listed(recipient, listed))
                        .orElseGet(() -> Check.notListed(
                                uscc,
                                recipient,
                                Optional.ofNullable(known.get(uscc)).map(Known::name)))));
        return checks;
    }
}
