package cn.anxin.hub.notice;

import cn.anxin.hub.decision.Assessment;
import cn.anxin.hub.decision.Assessment.Ground;
import cn.anxin.hub.decision.Assessment.MeasureInForce;
import cn.anxin.hub.decision.Status;
import cn.anxin.hub.notice.NoticeBody.Measure;
import cn.anxin.hub.record.CreditRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Why a recipient's measures ended, told from what became of the grounds that they stood on. */
final class Endings {

    private final Situation situation;
    private final Assessment now;

    Endings(Situation situation) {
        this.situation = situation;
        this.now = situation.assessment();
    }

    EndReason of(NoticeBody last, boolean concernsRecipient) {
        if (now.status() == Status.OUT_OF_SCOPE) {
            return EndReason.OUT_OF_SCOPE;
        }
        if (last.measures().stream().anyMatch(this::stillInForce)) {
            return concernsRecipient && situation.policyChanged()
                    ? EndReason.POLICY_CHANGED
                    : EndReason.RECIPIENT_CHANGED;
        }
        if (last.regime() == Regime.JOINT_INCENTIVE) {
            return EndReason.CONDITIONS_NOT_MET;
        }
        return vanished().stream().map(this::fate).min(EndReason::compareTo).orElse(policyOr(EndReason.WITHDRAWN));
    }

    private boolean stillInForce(Measure measure) {
        return now.measures().stream().anyMatch(other -> same(measure, other));
    }

    private static boolean same(Measure measure, MeasureInForce other) {
        return measure.article() == other.article() && measure.item() == other.item();
    }

    private List<Ground> vanished() {
        return situation.before().map(earlier -> earlier.assessment().get().grounds()).orElse(List.of()).stream()
                .filter(ground -> find(now, ground).isEmpty())
                .toList();
    }

    /** What became of a ground, by what today's records and policy make of its act on its own day. */
    private EndReason fate(Ground ground) {
        boolean timeWasUp = isOver(ground.until());
        if (!timeWasUp && situation.onlyPolicyChanged()) {
            return EndReason.POLICY_CHANGED;
        }
        Optional<Ground> act = situation.otherDays().assess(ground.since()).flatMap(then -> find(then, ground));
        if (act.isEmpty()) {
            return EndReason.WITHDRAWN;
        }
        if (isRepaired(act.get())) {
            return EndReason.REPAIRED;
        }
        return isOver(act.get().until()) ? EndReason.EXPIRED : policyOr(EndReason.WITHDRAWN);
    }

    private boolean isOver(Optional<LocalDate> until) {
        return until.filter(last -> last.isBefore(now.asOf())).isPresent();
    }

    private EndReason policyOr(EndReason reason) {
        return situation.onlyPolicyChanged() ? EndReason.POLICY_CHANGED : reason;
    }

    /** A repair without a warning is one that took effect; one decided after the listing had ended anyway ended nothing. */
    private boolean isRepaired(Ground act) {
        return situation.records().stream()
                .filter(record -> record.key().type().equals("repair"))
                .filter(record -> record.cells().text("repairs").equals(Optional.of(act(act))))
                .filter(record -> now.warnings().stream()
                        .noneMatch(
                                warning -> warning.record().equals(record.key().reference())))
                .flatMap(record -> decidedOn(record).stream())
                .anyMatch(
                        on -> !on.isAfter(now.asOf()) && !on.isAfter(act.until().orElse(LocalDate.MAX)));
    }

    private static Optional<LocalDate> decidedOn(CreditRecord repair) {
        return repair.cells().day("decided_on");
    }

    private static Optional<Ground> find(Assessment assessment, Ground ground) {
        return assessment.grounds().stream()
                .filter(other -> other.item() == ground.item()
                        && other.since().equals(ground.since())
                        && act(other).equals(act(ground)))
                .findFirst();
    }

    /** The record that stands for the act: of a burst, the completing penalty, which comes last. */
    private static String act(Ground ground) {
        return ground.records().get(ground.records().size() - 1);
    }
}
