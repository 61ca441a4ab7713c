package cn.anxin.hub.notice;

import cn.anxin.hub.decision.Assessment.MeasureInForce;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What time alone will make of an enterprise: the days on which anything about it changes, worked out no further than
 * asked for, and once for all recipients.
 */
final class Outlook {

    private final Situation situation;
    private final List<Moment> moments = new ArrayList<>();

    Outlook(Situation situation) {
        this.situation = situation;
        moments.add(new Moment(situation.enterprise(), situation.assessment()));
    }

    Moment now() {
        return moments.get(0);
    }

    /** The last day on which the recipient's measures are what they are now; empty where no end is known. */
    Optional<LocalDate> lastDay(Recipient recipient) {
        List<MeasureInForce> measures = now().measuresOf(recipient);
        int next = 1;
        while (next < moments.size() || advance()) {
            Moment moment = moments.get(next);
            if (!moment.measuresOf(recipient).equals(measures)) {
                return Optional.of(moment.day().minusDays(1));
            }
            next++;
        }
        return Optional.empty();
    }

    private boolean advance() {
        Optional<Moment> next = nextDay().flatMap(this::on);
        next.ifPresent(moments::add);
        return next.isPresent();
    }

    private Optional<LocalDate> nextDay() {
        Moment last = moments.get(moments.size() - 1);
        return Stream.of(last.assessment().nextReviewOn(), Enterprise.nextChange(last.day(), situation.records()))
                .flatMap(Optional::stream)
                .min(LocalDate::compareTo);
    }

    private Optional<Moment> on(LocalDate day) {
        Enterprise enterprise =
                Enterprise.on(day, now().enterprise().uscc(), situation.records(), situation.firstName());
        return situation.otherDays().assess(day).map(assessment -> new Moment(enterprise, assessment));
    }
}
