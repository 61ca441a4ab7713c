package cn.anxin.hub.term;

import cn.anxin.hub.ledger.Unanswered;
import cn.anxin.hub.ledger.Unanswered.Kind;
import cn.anxin.hub.ledger.Vitals;
import cn.anxin.hub.registry.AnswerTerms;
import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.term.WorkingDays.Term;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What recipients have not answered in time. A term runs from the day of the delivery, which is not counted. */
public class Overdue {

    /** So many of each kind are listed. */
    private static final int LISTED = 1_000;

    private final Unanswered unanswered;
    private final Registry registry;
    private final WorkingDays calendar;
    private final Clock clock;

    Overdue(Unanswered unanswered, Registry registry, WorkingDays calendar, Clock clock) {
        this.unanswered = unanswered;
        this.registry = registry;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** A recipient's, the oldest of each kind first. */
    public List<Late> list(String recipient) {
        return list(recipient, LISTED);
    }

    /** The same, so many of each kind at the most. */
    public List<Late> list(String recipient, int limit) {
        List<Late> late = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            int term = workingDays(recipient, kind);
            unanswered.list(recipient, kind, latest(term), limit).forEach(notice -> late.add(late(notice, kind, term)));
        }
        return late;
    }

    /** Every one of a recipient's, the oldest of each kind first, row by row. */
    public void each(String recipient, Consumer<Late> rows) {
        for (Kind kind : Kind.values()) {
            int term = workingDays(recipient, kind);
            unanswered.each(recipient, kind, latest(term), notice -> rows.accept(late(notice, kind, term)));
        }
    }

    /** The last day on which an answer to what was delivered then is in time. */
    public Term term(String recipient, Kind kind, Instant deliveredAt) {
        return calendar.after(deliveredAt.atZone(clock.getZone()).toLocalDate(), workingDays(recipient, kind));
    }

    /** How many, by kind and recipient. */
    public Map<Kind, Map<String, Long>> counts() {
        return counts(Vitals.COUNTED);
    }

    /** The same, counted up to a limit. */
    public Map<Kind, Map<String, Long>> counts(int limit) {
        Map<String, AnswerTerms> terms = registry.terms();
        Map<Kind, Map<String, Long>> counts = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            Map<String, Instant> before = new TreeMap<>();
            terms.forEach((recipient, own) -> before.put(recipient, latest(workingDays(own, kind))));
            counts.put(kind, unanswered.count(kind, before, limit));
        }
        return counts;
    }

    private Late late(Unanswered.Notice notice, Kind kind, int workingDays) {
        LocalDate delivered = notice.deliveredAt().atZone(clock.getZone()).toLocalDate();
        Term term = calendar.after(delivered, workingDays);
        return new Late(
                notice.id(),
                notice.noticeNo(),
                notice.recipient(),
                notice.uscc(),
                notice.sequence(),
                notice.change(),
                kind,
                notice.deliveredAt(),
                term.day(),
                term.provisional());
    }

    /** What was delivered before that instant is late today. */
    private Instant latest(int workingDays) {
        return calendar.overdueSince(LocalDate.now(clock), workingDays)
                .plusDays(1)
                .atStartOfDay(clock.getZone())
                .toInstant();
    }

    private int workingDays(String recipient, Kind kind) {
        return workingDays(registry.terms().getOrDefault(recipient, AnswerTerms.USUAL), kind);
    }

    private static int workingDays(AnswerTerms terms, Kind kind) {
        return kind == Kind.LIFTED ? terms.lifted() : terms.received();
    }
}
