package cn.anxin.hub.console.notices;

import cn.anxin.hub.decision.Assessment;
import cn.anxin.hub.decision.Assessment.ConditionResult;
import cn.anxin.hub.decision.Assessment.Ground;
import cn.anxin.hub.ledger.Lineage.Source;
import cn.anxin.hub.ledger.Unanswered.Kind;
import cn.anxin.hub.notice.NoticeBody;
import cn.anxin.hub.receipt.HeldMeasure;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a notice says and what it rests on: for those who may see contents.
 *
 * @param text the CloudEvent, byte for byte
 * @param row the same as a row of a drop or a table, where the recipient gets it so
 * @param assessment what was decided
 * @param sources the records that it cites with the lines they came in with, by reference
 * @param held the measures in force for the recipient today, with its answers
 */
record NoticeFile(
        String text,
        NoticeBody body,
        List<Cell> row,
        Assessment assessment,
        Map<String, Source> sources,
        List<HeldMeasure> held) {

    /** A cell of a drop row. */
    record Cell(String column, String value) {}

    /** Something decided, with the records that decide it. */
    record Reason(
            int article,
            int item,
            @Nullable LocalDate since,
            @Nullable LocalDate until,
            List<Cited> records) {}

    /** A record that is cited; its line is unknown where the ledger has it no more. */
    record Cited(String reference, @Nullable Source source) {}

    /**
     * An answer that is owed, or was.
     *
     * @param provisional whether the term reaches into a year whose working days are not published
     */
    record Owed(Kind kind, LocalDate dueOn, boolean provisional, Optional<Instant> answeredAt, boolean late) {}

    /** Why: the acts of Art. 7, or the conditions of Art. 4 where none is in force. */
    public List<Reason> reasons() {
        Stream<Reason> acts = assessment.grounds().stream().map(this::reason);
        Stream<Reason> conditions = assessment.grounds().isEmpty()
                ? assessment.conditions().stream()
                        .filter(condition -> !condition.records().isEmpty())
                        .map(this::reason)
                : Stream.of();
        return Stream.concat(acts, conditions).toList();
    }

    static List<String> references(Assessment assessment) {
        return Stream.concat(
                        assessment.grounds().stream().map(Ground::records),
                        assessment.conditions().stream().map(ConditionResult::records))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private Reason reason(Ground ground) {
        return new Reason(
                ground.article(), ground.item(), ground.since(), ground.until().orElse(null), cited(ground.records()));
    }

    private Reason reason(ConditionResult condition) {
        return new Reason(condition.article(), condition.item(), null, null, cited(condition.records()));
    }

    private List<Cited> cited(List<String> references) {
        return references.stream()
                .map(reference -> new Cited(reference, sources.get(reference)))
                .toList();
    }
}
