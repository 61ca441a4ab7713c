package cn.anxin.hub.notice;

import cn.anxin.hub.decision.Assessment;
import cn.anxin.hub.decision.Assessment.Ground;
import cn.anxin.hub.decision.Assessment.MeasureInForce;
import cn.anxin.hub.decision.Assessment.PolicyReference;
import cn.anxin.hub.decision.Assessment.Warning;
import cn.anxin.hub.decision.Status;
import cn.anxin.hub.notice.Situation.Earlier;
import cn.anxin.hub.policy.Authority;
import cn.anxin.hub.record.Cell;
import cn.anxin.hub.record.Cells;
import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.Op;
import cn.anxin.hub.record.RecordKey;
import cn.anxin.hub.record.Uscc;
import cn.anxin.hub.record.UseScope;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Assessments, records and recipients for the tests of notices, said in a few words. */
final class Cases {

    static final Uscc FOUNDRY = new Uscc("91320205MA1WX0T109");
    static final String NAME = "无锡示例铸造有限公司";
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final String PENALTY = "emergency/penalty/P-1";

    static final LawText LAW = new LawText() {
        @Override
        public String text(int article, int item) {
            return "第" + article + "条第" + item + "项";
        }

        @Override
        public boolean requiresConfirmation(int article) {
            return article == 6;
        }

        @Override
        public boolean isGovernment(String kind) {
            return kind.equals("finance");
        }

        @Override
        public Authority authority(Optional<String> district) {
            return district.map(code -> new Authority(code, code + "应急管理局"))
                    .orElse(new Authority("320200", "无锡市应急管理局"));
        }
    };

    private Cases() {}

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    static Recipient recipient(String kind, String... districts) {
        return new Recipient(kind + "-1", kind, kind, Way.JMS, Set.of(districts));
    }

    static MeasureInForce measure(int article, int item, String... kinds) {
        return new MeasureInForce(article, item, List.of(kinds));
    }

    static Ground ground(int item, String since, String until, String... records) {
        return new Ground(
                7,
                item,
                day(since),
                Optional.of(until).filter(text -> !text.isEmpty()).map(Cases::day),
                List.of(records),
                day(since).plusMonths(18));
    }

    static Assessment assessment(
            Status status, LocalDate asOf, List<Ground> grounds, List<MeasureInForce> measures, String next) {
        return new Assessment(
                FOUNDRY,
                asOf,
                new PolicyReference("wuxi-safety-credit", 1, "aa"),
                status,
                List.of(1),
                List.of(),
                grounds,
                List.of(),
                measures,
                List.of(),
                Optional.of(next).filter(text -> !text.isEmpty()).map(Cases::day),
                List.of());
    }

    /** Listed today, with measures for the finance department and for banks. */
    static Assessment listed(Ground... grounds) {
        return assessment(
                Status.JOINT_PUNISHMENT,
                TODAY,
                List.of(grounds),
                List.of(measure(10, 5, "finance"), measure(10, 9, "bank", "insurer")),
                "");
    }

    static Assessment ordinary() {
        return assessment(Status.ORDINARY, TODAY, List.of(), List.of(), "");
    }

    static Assessment withWarning(Assessment assessment, String record) {
        return new Assessment(
                assessment.uscc(),
                assessment.asOf(),
                assessment.policy(),
                assessment.status(),
                assessment.scopeItems(),
                assessment.articles(),
                assessment.grounds(),
                assessment.conditions(),
                assessment.measures(),
                List.of(new Warning("REPAIR_TOO_EARLY", record)),
                assessment.nextReviewOn(),
                assessment.openParameters());
    }

    static CreditRecord record(String reference, UseScope scope, Map<String, String> cells) {
        String[] parts = reference.split("/", 3);
        Map<String, Cell> byColumn = new TreeMap<>();
        cells.forEach((column, value) ->
                byColumn.put(column, column.endsWith("_on") ? new Cell.Day(day(value)) : new Cell.Text(value)));
        return new CreditRecord(
                new RecordKey(parts[0], parts[1], parts[2]),
                1,
                Op.UPSERT,
                FOUNDRY,
                Optional.of(NAME),
                scope,
                new Cells(byColumn));
    }

    static CreditRecord penalty(UseScope scope) {
        return record(PENALTY, scope, Map.of("document_no", "锡应急罚〔2026〕1号", "decided_on", "2026-05-01"));
    }

    static CreditRecord registration(String id, String on, String name, String district) {
        CreditRecord record = record(
                "market-supervision/registration/" + id,
                UseScope.PUBLIC,
                Map.of("state", "ACTIVE", "state_on", on, "district", district));
        return new CreditRecord(
                record.key(), 1, Op.UPSERT, FOUNDRY, Optional.of(name), record.useScope(), record.cells());
    }

    /** Decided by the same policy, before what came in since. */
    static Optional<Earlier> earlier(Assessment assessment) {
        return Optional.of(new Earlier(() -> assessment, true, false));
    }

    /** Decided by another policy from the same records. */
    static Optional<Earlier> earlierPolicy(Assessment assessment) {
        return Optional.of(new Earlier(() -> assessment, false, true));
    }

    /** What the records make of other days is not asked. */
    static Situation situation(Assessment assessment, CreditRecord... records) {
        return new Situation(assessment, Optional.empty(), List.of(records), NAME, day -> Optional.of(assessment));
    }

    /** The single notice about a situation, given the one before. */
    static Optional<NoticeBody> compose(Recipient recipient, Optional<NoticeBody> last, Situation situation) {
        Map<String, NoticeBody> byRecipient =
                last.map(notice -> Map.of(recipient.id(), notice)).orElse(Map.of());
        return new NoticeComposer(LAW)
                .compose(situation, List.of(recipient), byRecipient).stream().findFirst();
    }
}
