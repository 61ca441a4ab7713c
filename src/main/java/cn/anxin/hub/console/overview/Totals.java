package cn.anxin.hub.console.overview;

import cn.anxin.hub.ledger.Balance;
import cn.anxin.hub.ledger.Balance.FeedBalance;
import cn.anxin.hub.ledger.Balance.RecipientBalance;
import cn.anxin.hub.ledger.Balance.Sheet;
import cn.anxin.hub.ledger.DayLedger;
import cn.anxin.hub.ledger.Figures;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the overview counts row by row. */
@Component
class Totals {

    private final Seldom<Sheet> all;
    private final Seldom<Map<String, Long>> byStatus;
    private final Seldom<Day> today;
    private final DayLedger ledger;
    private final Clock clock;

    /** Both sides of a day. */
    record Day(LocalDate day, List<FeedBalance> feeds, List<RecipientBalance> recipients) {}

    Totals(Balance balance, Figures figures, DayLedger ledger, Clock clock) {
        this.all = new Seldom<>(balance::read, System::nanoTime);
        this.byStatus = new Seldom<>(figures::enterprisesByStatus, System::nanoTime);
        this.today = new Seldom<>(() -> count(LocalDate.now(clock)), System::nanoTime);
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Since the beginning. */
    Sheet all() {
        return all.read();
    }

    /** How many enterprises have each status; those before their first review are under the empty one. */
    Map<String, Long> byStatus() {
        return byStatus.read();
    }

    Day of(LocalDate day) {
        if (day.equals(LocalDate.now(clock))) {
            Day counted = today.read();
            // What was counted before midnight is another day's.
            return counted.day().equals(day) ? counted : count(day);
        }
        return count(day);
    }

    private Day count(LocalDate day) {
        return new Day(day, ledger.feeds(day, clock.getZone()), ledger.recipients(day, clock.getZone()));
    }
}
