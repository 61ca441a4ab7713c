package cn.anxin.hub.receipt;

import cn.anxin.hub.notice.Notice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * How an enterprise stands with one recipient: its notices in their order, from one that began something on, with what
 * was answered to each. A measure that goes on from one notice to the next keeps what was said of it.
 */
public final class Standing {

    private final Map<UUID, AnsweredNotice> notices = new LinkedHashMap<>();

    /** Of the notices about one enterprise, in the order of their sequences. */
    public static Standing of(List<Notice> run) {
        Standing standing = new Standing();
        Set<MeasureRef> before = Set.of();
        for (Notice notice : run) {
            AnsweredNotice answered = new AnsweredNotice(notice, before);
            standing.notices.put(notice.id(), answered);
            before = answered.measures().keySet();
        }
        return standing;
    }

    /** The latest notice; empty where there was none. */
    public Optional<Notice> latest() {
        List<AnsweredNotice> all = new ArrayList<>(notices.values());
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.get(all.size() - 1).notice());
    }

    /** The measures in force after the latest notice, by their places. */
    public List<HeldMeasure> held() {
        Map<MeasureRef, HeldMeasure> held = new TreeMap<>();
        for (AnsweredNotice notice : notices.values()) {
            held = after(notice, held);
        }
        return List.copyOf(held.values());
    }

    /** What becomes of a receipt to one of the notices; nothing is changed yet. */
    Verdict judge(Receipt receipt) {
        Map<MeasureRef, HeldMeasure> held = new TreeMap<>();
        for (AnsweredNotice notice : notices.values()) {
            if (notice.notice().id().equals(receipt.noticeId())) {
                return notice.judge(receipt, confirmed(held));
            }
            held = after(notice, held);
        }
        return new Verdict.Refused(Refusal.of(
                ReceiptCode.UNKNOWN_NOTICE,
                ReceiptFields.NOTICE_ID,
                "没有这份通知",
                "there is no such notice",
                receipt.noticeId()));
    }

    /** Takes a receipt that was judged possible, or that was taken before. */
    public void take(Receipt receipt, First at) {
        Optional.ofNullable(notices.get(receipt.noticeId()))
                .ifPresent(notice -> notice.take(receipt.outcome(), notice.concerned(receipt), at));
    }

    /** Whether nothing that the notice ends is left to lift. */
    boolean isLifted(UUID notice) {
        return Optional.ofNullable(notices.get(notice))
                .filter(AnsweredNotice::isLifted)
                .isPresent();
    }

    private static Map<MeasureRef, HeldMeasure> after(AnsweredNotice notice, Map<MeasureRef, HeldMeasure> before) {
        Map<MeasureRef, HeldMeasure> after = new TreeMap<>();
        notice.measures().forEach((place, measure) -> {
            Optional<Outcome> said = notice.stateOf(place);
            HeldMeasure held = Optional.ofNullable(before.get(place))
                    .orElseGet(() -> new HeldMeasure(
                            measure,
                            notice.notice().body().effectiveFrom(),
                            notice.notice().id(),
                            Optional.empty()));
            after.put(place, held.with(measure, said));
        });
        return after;
    }

    private static Set<MeasureRef> confirmed(Map<MeasureRef, HeldMeasure> held) {
        return held.entrySet().stream()
                .filter(each -> each.getValue().isConfirmed())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
