package cn.anxin.hub.receipt;

import cn.anxin.hub.notice.Change;
import cn.anxin.hub.notice.Notice;
import cn.anxin.hub.notice.NoticeBody.Measure;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A notice with the receipts that were taken: RECEIVED, then CONFIRMED or DECLINED, then APPLIED for each of its
 * measures; LIFTED for those that it ends.
 */
final class AnsweredNotice {

    private final Notice notice;
    private final Map<MeasureRef, Measure> own = new TreeMap<>();
    private final Set<MeasureRef> ended = new TreeSet<>();
    private final Map<Outcome, Map<MeasureRef, First>> given = new EnumMap<>(Outcome.class);
    private final Map<Outcome, First> ofNotice = new EnumMap<>(Outcome.class);

    /** @param before the measures that were in force until this notice */
    AnsweredNotice(Notice notice, Set<MeasureRef> before) {
        this.notice = notice;
        notice.body().measures().forEach(measure -> own.put(MeasureRef.of(measure), measure));
        ended.addAll(before);
        ended.removeAll(own.keySet());
    }

    Notice notice() {
        return notice;
    }

    Map<MeasureRef, Measure> measures() {
        return own;
    }

    /** What was last said of a measure on its way; empty where nothing was. */
    Optional<Outcome> stateOf(MeasureRef measure) {
        for (Outcome outcome : new Outcome[] {Outcome.LIFTED, Outcome.APPLIED, Outcome.CONFIRMED, Outcome.DECLINED}) {
            if (given(outcome).containsKey(measure)) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }

    /** Whether nothing that the notice ends is left to lift. */
    boolean isLifted() {
        return notice.body().change() == Change.END
                && (ofNotice.containsKey(Outcome.LIFTED)
                        || (!ended.isEmpty() && given(Outcome.LIFTED).keySet().containsAll(ended)));
    }

    /**
     * What becomes of a receipt; nothing is changed yet.
     *
     * @param confirmed measures that the recipient confirmed for an earlier notice and that went on since
     */
    Verdict judge(Receipt receipt, Set<MeasureRef> confirmed) {
        Optional<MeasureRef> unknown = receipt.measures().stream()
                .filter(each -> !own.containsKey(each) && !ended.contains(each))
                .findFirst();
        if (unknown.isPresent()) {
            return refused(
                    ReceiptCode.UNKNOWN_MEASURE,
                    "该通知没有措施 " + unknown.get(),
                    "the notice has no measure " + unknown.get());
        }
        Set<MeasureRef> concerned = concerned(receipt);
        Optional<First> first = first(receipt.outcome(), concerned);
        if (first.isPresent()) {
            return new Verdict.Repeated(first.get());
        }
        return concerned.isEmpty() ? ofNotice(receipt.outcome()) : ofMeasures(receipt.outcome(), concerned, confirmed);
    }

    /** Takes one that was judged possible; the first that says something stays the first. */
    void take(Outcome outcome, Set<MeasureRef> concerned, First at) {
        if (concerned.isEmpty()) {
            ofNotice.putIfAbsent(outcome, at);
        }
        concerned.forEach(measure -> given(outcome).putIfAbsent(measure, at));
    }

    Set<MeasureRef> concerned(Receipt receipt) {
        if (receipt.outcome() == Outcome.RECEIVED) {
            return Set.of();
        }
        if (!receipt.measures().isEmpty()) {
            return receipt.measures();
        }
        return receipt.outcome() == Outcome.LIFTED ? ended : own.keySet();
    }

    private Optional<First> first(Outcome outcome, Set<MeasureRef> concerned) {
        if (concerned.isEmpty()) {
            return Optional.ofNullable(ofNotice.get(outcome));
        }
        Map<MeasureRef, First> said = given(outcome);
        return said.keySet().containsAll(concerned)
                ? concerned.stream().findFirst().map(said::get)
                : Optional.empty();
    }

    private Verdict ofNotice(Outcome outcome) {
        boolean ends = notice.body().change() == Change.END;
        return switch (outcome) {
            // To confirm an end is not needed, and does no harm.
            case RECEIVED, CONFIRMED -> new Verdict.Accepted(Set.of());
            case LIFTED ->
                ends
                        ? new Verdict.Accepted(Set.of())
                        : refused(ReceiptCode.IMPOSSIBLE, "该通知未解除任何措施", "this notice ends no measure");
            case APPLIED, DECLINED ->
                refused(ReceiptCode.IMPOSSIBLE, "该通知没有需执行的措施", "this notice has no measure to apply");
        };
    }

    private Verdict ofMeasures(Outcome outcome, Set<MeasureRef> concerned, Set<MeasureRef> confirmed) {
        for (MeasureRef measure : concerned) {
            Optional<Verdict> no = ended.contains(measure)
                    ? refusalOfEnded(outcome, measure)
                    : refusalOfOwn(outcome, measure, confirmed.contains(measure));
            if (no.isPresent()) {
                return no.get();
            }
        }
        return new Verdict.Accepted(Set.copyOf(concerned));
    }

    private static Optional<Verdict> refusalOfEnded(Outcome outcome, MeasureRef measure) {
        return outcome == Outcome.LIFTED || outcome == Outcome.CONFIRMED
                ? Optional.empty()
                : impossible("措施 " + measure + " 已由该通知解除", "the notice ends the measure " + measure);
    }

    private Optional<Verdict> refusalOfOwn(Outcome outcome, MeasureRef measure, boolean confirmedBefore) {
        boolean declined = given(Outcome.DECLINED).containsKey(measure);
        boolean confirmed = given(Outcome.CONFIRMED).containsKey(measure);
        boolean applied = given(Outcome.APPLIED).containsKey(measure);
        return switch (outcome) {
            case LIFTED -> impossible("该通知未解除措施 " + measure, "the notice does not end the measure " + measure);
            case CONFIRMED, APPLIED -> {
                if (declined) {
                    yield impossible("措施 " + measure + " 此前已被拒绝", "the measure " + measure + " was declined before");
                }
                boolean waits = !confirmed && !confirmedBefore && needsConfirmation(measure);
                yield outcome == Outcome.APPLIED && waits
                        ? impossible(
                                "措施 " + measure + " 须先认定（CONFIRMED）再执行",
                                "the measure " + measure + " has to be CONFIRMED before it is applied")
                        : Optional.empty();
            }
            case DECLINED ->
                confirmed || applied
                        ? impossible(
                                "措施 " + measure + " 此前已认定或执行",
                                "the measure " + measure + " was confirmed or applied before")
                        : Optional.empty();
            case RECEIVED -> Optional.empty();
        };
    }

    private boolean needsConfirmation(MeasureRef measure) {
        return Optional.ofNullable(own.get(measure))
                .filter(Measure::requiresConfirmation)
                .isPresent();
    }

    private Map<MeasureRef, First> given(Outcome outcome) {
        return given.computeIfAbsent(outcome, each -> new TreeMap<>());
    }

    private static Optional<Verdict> impossible(String zh, String en) {
        return Optional.of(refused(ReceiptCode.IMPOSSIBLE, zh, en));
    }

    private static Verdict refused(ReceiptCode code, String zh, String en) {
        String column = code == ReceiptCode.UNKNOWN_MEASURE ? ReceiptFields.MEASURES : ReceiptFields.OUTCOME;
        return new Verdict.Refused(Refusal.of(code, column, zh, en, ""));
    }
}
