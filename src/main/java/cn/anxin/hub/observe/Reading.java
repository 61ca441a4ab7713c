package cn.anxin.hub.observe;

import cn.anxin.hub.ledger.Tally;
import cn.anxin.hub.ledger.Tally.What;
import cn.anxin.hub.ledger.Unanswered.Kind;
import cn.anxin.hub.ledger.Vitals.Feed;
import cn.anxin.hub.ledger.Vitals.Recipient;
import cn.anxin.hub.ledger.Vitals.Reviews;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was last read from the ledger.
 *
 * @param counts what there was since the ledger began
 * @param overdue answers that recipients owe past their terms, by what is missing and by recipient
 * @param zone in which a day begins
 * @param at when, in real time
 * @param took how long it took
 */
record Reading(
        List<Feed> feeds,
        List<Recipient> recipients,
        Reviews reviews,
        Map<Tally.Key, Long> counts,
        Map<Kind, Map<String, Long>> overdue,
        ZoneId zone,
        Instant at,
        Duration took) {

    long count(What what, String party, String kind) {
        return counts.getOrDefault(new Tally.Key(what, party, kind), 0L);
    }

    /** How many answers a recipient owes past its term. */
    long overdue(Kind kind, String recipient) {
        return overdue.getOrDefault(kind, Map.of()).getOrDefault(recipient, 0L);
    }

    /** How many notices wait for a recipient: all that were to be sent, without those that no longer are. */
    long waiting(String recipient) {
        long issued = counts.entrySet().stream()
                .filter(count -> count.getKey().what() == What.NOTICE
                        && count.getKey().party().equals(recipient))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return issued
                + count(What.DELIVERY, recipient, "REPLAYED")
                + count(What.DELIVERY, recipient, "RESENT")
                - count(What.DELIVERY, recipient, "DELIVERED")
                - count(What.DELIVERY, recipient, "DEAD")
                - count(What.DELIVERY, recipient, "GIVEN_UP");
    }

    /** Since when the enterprise waits that waits longest for its review. */
    Optional<Instant> oldestDue() {
        return Stream.concat(
                        reviews.oldestDueSince().stream(),
                        reviews.oldestDueDay().map(day -> day.atStartOfDay(zone).toInstant()).stream())
                .min(Instant::compareTo);
    }
}
