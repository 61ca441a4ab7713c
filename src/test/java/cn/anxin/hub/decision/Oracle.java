package cn.anxin.hub.decision;

import cn.anxin.hub.record.Cells;
import cn.anxin.hub.record.CodePoints;
import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.Normalised;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The contract once more, written down sentence by sentence and as naively as it goes: no policy, no operators, no
 * spans; a day is decided by looking at the records visible on it. What it answers is compared as text.
 */
record Oracle(List<CreditRecord> all, LocalDate asOf) {

    private static final LocalDate EFFECTIVE_FROM = LocalDate.of(2021, 1, 1);
    private static final Set<String> MAJOR = Set.of(
            "SUSPEND_LICENCE", "REVOKE_LICENCE", "DOWNGRADE", "STOP_PRODUCTION", "CLOSE_DOWN", "RESTRICT_PRACTICE");
    private static final Map<String, String> RELEVANT_DAY = Map.ofEntries(
            Map.entry("profile", "valid_from"),
            Map.entry("registration", "state_on"),
            Map.entry("penalty", "decided_on"),
            Map.entry("accident", "occurred_on"),
            Map.entry("hazard", "due_on"),
            Map.entry("order_refusal", "refused_on"),
            Map.entry("licence_violation", "found_on"),
            Map.entry("serious_violation", "determined_on"),
            Map.entry("transfer", "filed_on"),
            Map.entry("criminal_case", "judged_on"),
            Map.entry("administrative_judgment", "judged_on"),
            Map.entry("repair", "decided_on"),
            Map.entry("standardization", "granted_on"),
            Map.entry("assessment", "assessed_on"));

    private record Found(int item, LocalDate t, List<CreditRecord> evidence) {

        CreditRecord named() {
            return evidence.get(evidence.size() - 1);
        }

        Optional<LocalDate> rectified() {
            return named().cells().day("rectified_on");
        }

        boolean overdueOn(LocalDate day) {
            return item == 4 && (rectified().isEmpty() || rectified().get().isAfter(day));
        }

        boolean withinThreeYears(LocalDate day) {
            return !day.isAfter(t.plusYears(3));
        }

        String refs() {
            return evidence.stream()
                    .map(record -> record.key().reference())
                    .toList()
                    .toString();
        }

        String until() {
            if (item != 4
                    || rectified().isPresent()
                            && !rectified().get().minusDays(1).isAfter(t.plusYears(3))) {
                return t.plusYears(3).toString();
            }
            return rectified().map(day -> day.minusDays(1).toString()).orElse("null");
        }
    }

    private Stream<CreditRecord> visible(String type) {
        return all.stream()
                .filter(record -> record.key().type().equals(type))
                .filter(record -> record.cells()
                        .day(RELEVANT_DAY.getOrDefault(type, ""))
                        .filter(day -> !day.isAfter(asOf))
                        .isPresent())
                .sorted(Comparator.comparing(CreditRecord::key));
    }

    private static boolean is(CreditRecord record, String column, String... codes) {
        return record.cells().text(column).filter(List.of(codes)::contains).isPresent();
    }

    private static boolean yes(CreditRecord record, String column) {
        return record.cells().flag(column).orElse(false);
    }

    private static boolean atLeast(CreditRecord record, String column, int bound) {
        return record.cells()
                .number(column)
                .filter(n -> n.compareTo(BigDecimal.valueOf(bound)) >= 0)
                .isPresent();
    }

    private static LocalDate day(CreditRecord record, String column) {
        return record.cells().day(column).orElseThrow();
    }

    private static boolean same(CreditRecord a, String column, CreditRecord b, String other) {
        return Normalised.documentNo(a.cells().text(column).orElseThrow())
                .equals(Normalised.documentNo(b.cells().text(other).orElseThrow()));
    }

    private Optional<CreditRecord> latest(String type) {
        String day = RELEVANT_DAY.getOrDefault(type, "");
        return visible(type)
                .max(Comparator.comparing((CreditRecord record) -> day(record, day))
                        .thenComparing(record -> record.key().recordId(), CodePoints.ORDER));
    }

    private List<Integer> scopeItems() {
        Optional<CreditRecord> profile = latest("profile");
        boolean gone = latest("registration")
                .filter(r -> is(r, "state", "CANCELLED", "MOVED_OUT"))
                .isPresent();
        List<Integer> items = new ArrayList<>();
        if (profile.isEmpty() || gone) {
            return items;
        }
        CreditRecord p = profile.get();
        Cells cells = p.cells();
        List<String> activities = cells.codes("activities");
        boolean majorHazard = cells.has("major_hazard_level");
        if (activities.contains("STEEL") || activities.contains("DEEP_WELL_CASTING")) {
            items.add(1);
        }
        boolean dust = activities.contains("METAL_DUST") || activities.contains("WOOD_DUST");
        if (dust && atLeast(p, "dust_workers", 10)) {
            items.add(2);
        }
        if (is(p, "sector", "METALLURGY", "INDUSTRY_TRADE") && majorHazard) {
            items.add(3);
        }
        if (is(p, "sector", "CHEMICAL") && activities.contains("HAZCHEM_USE") && majorHazard) {
            items.add(4);
        }
        if (yes(p, "key_process")) {
            items.add(6);
        }
        return items;
    }

    /** One of each document, not annulled. */
    private List<CreditRecord> penalties() {
        List<CreditRecord> visible = visible("penalty").toList();
        return visible.stream()
                .filter(p -> visible.stream()
                        .filter(other -> same(p, "document_no", other, "document_no"))
                        .allMatch(other -> p.key().compareTo(other.key()) <= 0))
                .filter(p -> visible("administrative_judgment")
                        .filter(j -> is(j, "outcome", "ANNULLED") && yes(j, "final"))
                        .noneMatch(j -> same(p, "document_no", j, "penalty_document_no")))
                .toList();
    }

    private static boolean isMajor(CreditRecord p) {
        boolean heavy = p.cells().codes("categories").stream().anyMatch(MAJOR::contains)
                || atLeast(p, "fine_cny", 50_000)
                || atLeast(p, "confiscation_cny", 50_000);
        return heavy && yes(p, "safety_related");
    }

    private boolean ended(CreditRecord of, LocalDate notBefore) {
        return visible("criminal_case")
                .filter(c -> is(c, "stage", "FINAL") && is(c, "outcome", "ACQUITTED", "WITHDRAWN"))
                .filter(c -> !day(c, "judged_on").isBefore(notBefore))
                .anyMatch(c -> same(of, "case_ref", c, "case_ref"));
    }

    private boolean concluded(CreditRecord accident) {
        return is(accident, "status", "CONCLUDED") && !asOf.isBefore(day(accident, "concluded_on"));
    }

    private List<Found> acts() {
        List<Found> acts = new ArrayList<>();
        visible("accident")
                .filter(a -> concluded(a) && yes(a, "liability") && atLeast(a, "deaths", 1))
                .forEach(a -> acts.add(new Found(1, day(a, "concluded_on"), List.of(a))));
        visible("transfer")
                .filter(t -> !ended(t, LocalDate.MIN))
                .forEach(t -> acts.add(new Found(2, day(t, "filed_on"), List.of(t))));
        visible("criminal_case")
                .filter(c -> is(c, "stage", "FINAL") && is(c, "outcome", "GUILTY"))
                .filter(c -> !ended(c, day(c, "judged_on")))
                .forEach(c -> acts.add(new Found(2, day(c, "judged_on"), List.of(c))));
        acts.addAll(bursts());
        visible("hazard")
                .filter(h -> is(h, "grade", "MAJOR") && asOf.isAfter(day(h, "due_on")))
                .filter(h -> h.cells()
                        .day("rectified_on")
                        .filter(d -> !d.isAfter(day(h, "due_on")))
                        .isEmpty())
                .forEach(h -> acts.add(new Found(4, day(h, "due_on").plusDays(1), List.of(h))));
        visible("order_refusal").forEach(r -> acts.add(new Found(5, day(r, "refused_on"), List.of(r))));
        visible("licence_violation").forEach(r -> acts.add(new Found(8, day(r, "found_on"), List.of(r))));
        visible("serious_violation").forEach(r -> acts.add(new Found(9, day(r, "determined_on"), List.of(r))));
        return acts;
    }

    private List<Found> bursts() {
        List<CreditRecord> major = penalties().stream()
                .filter(Oracle::isMajor)
                .sorted(Comparator.comparing((CreditRecord p) -> day(p, "decided_on"))
                        .thenComparing(p -> p.key().recordId(), CodePoints.ORDER)
                        .thenComparing(p -> p.key().source(), CodePoints.ORDER))
                .toList();
        List<Found> bursts = new ArrayList<>();
        for (int j = 0; j < major.size(); j++) {
            LocalDate completing = day(major.get(j), "decided_on");
            List<CreditRecord> evidence = major.subList(0, j + 1).stream()
                    .filter(p -> !completing.isAfter(day(p, "decided_on").plusYears(1)))
                    .toList();
            if (evidence.size() >= 2) {
                bursts.add(new Found(3, completing, evidence));
            }
        }
        return bursts;
    }

    private String refusal(CreditRecord repair, List<Found> acts) {
        LocalDate r = day(repair, "decided_on");
        String named = repair.cells().text("repairs").orElseThrow();
        Optional<Found> act = acts.stream()
                .filter(a -> a.named().key().reference().equals(named))
                .findFirst();
        if (act.isEmpty()) {
            return "REPAIR_UNMATCHED";
        } else if (r.isBefore(act.get().t().plusMonths(18))) {
            return "REPAIR_TOO_EARLY";
        }
        return act.get().overdueOn(r) ? "REPAIR_NOT_RECTIFIED" : "";
    }

    private List<String> grounds(List<Found> acts) {
        Set<String> repaired = new TreeSet<>();
        visible("repair")
                .filter(repair -> refusal(repair, acts).isEmpty())
                .forEach(repair -> repaired.add(repair.cells().text("repairs").orElseThrow()));
        return acts.stream()
                .filter(act -> !act.t().isBefore(EFFECTIVE_FROM))
                .filter(act -> act.withinThreeYears(asOf) || act.overdueOn(asOf))
                .filter(act -> !repaired.contains(act.named().key().reference()))
                .sorted(Comparator.comparingInt(Found::item)
                        .thenComparing(Found::t)
                        .thenComparing(act -> act.evidence().get(0).key()))
                .map(act -> "7(" + act.item() + ") " + act.t() + ".." + act.until() + " " + act.refs() + " from "
                        + act.t().plusMonths(18))
                .toList();
    }

    private static String result(int item, String result, Stream<CreditRecord> records) {
        Set<String> references = new TreeSet<>(CodePoints.ORDER);
        records.forEach(record -> references.add(record.key().reference()));
        return "4(" + item + ") " + result + " " + references;
    }

    private static String none(int item, List<CreditRecord> records) {
        return result(item, records.isEmpty() ? "MET" : "NOT_MET", records.stream());
    }

    private List<String> conditions(List<Found> acts) {
        List<CreditRecord> first = acts.stream()
                .filter(act -> act.withinThreeYears(asOf) || act.overdueOn(asOf))
                .flatMap(act -> act.evidence().stream())
                .toList();
        List<CreditRecord> second = penalties().stream()
                .filter(p -> is(p, "issuer_kind", "EMERGENCY"))
                .filter(p -> !asOf.isAfter(day(p, "decided_on").plusYears(3)))
                .toList();
        return List.of(none(1, first), none(2, second), third(), fourth());
    }

    private String third() {
        List<CreditRecord> fatal = visible("accident")
                .filter(a -> atLeast(a, "deaths", 1)
                        && !asOf.isAfter(day(a, "occurred_on").plusYears(3)))
                .toList();
        List<CreditRecord> liable =
                fatal.stream().filter(a -> concluded(a) && yes(a, "liability")).toList();
        List<CreditRecord> open = fatal.stream().filter(a -> !concluded(a)).toList();
        return liable.isEmpty() && !open.isEmpty() ? result(3, "PENDING", open.stream()) : none(3, liable);
    }

    private String fourth() {
        List<CreditRecord> meeting = new ArrayList<>(visible("standardization")
                .filter(c -> is(c, "state", "VALID") && !atLeast(c, "level", 3) && yes(c, "operating"))
                .filter(c -> !asOf.isAfter(day(c, "valid_until")))
                .toList());
        latest("assessment")
                .filter(a -> !asOf.isAfter(day(a, "assessed_on").plusYears(1)))
                .filter(a -> a.cells()
                                .number("rank")
                                .orElseThrow()
                                .multiply(BigDecimal.TEN)
                                .compareTo(a.cells().number("assessed_count").orElseThrow())
                        <= 0)
                .ifPresent(meeting::add);
        return result(4, meeting.isEmpty() ? "NOT_MET" : "MET", meeting.stream());
    }

    /** Everything that a day can change, as text. */
    List<String> answer() {
        List<Integer> scope = scopeItems();
        if (scope.isEmpty()) {
            return List.of("OUT_OF_SCOPE");
        }
        List<Found> acts = acts();
        List<String> grounds = grounds(acts);
        List<String> conditions = conditions(acts);
        boolean clean = conditions.stream().allMatch(condition -> condition.contains(" MET"));
        List<String> answer = new ArrayList<>();
        answer.add(!grounds.isEmpty() ? "JOINT_PUNISHMENT" : clean ? "JOINT_INCENTIVE" : "ORDINARY");
        answer.add(scope.toString());
        answer.addAll(grounds);
        answer.addAll(conditions);
        visible("repair")
                .filter(repair -> !refusal(repair, acts).isEmpty())
                .forEach(repair -> answer.add(refusal(repair, acts) + " " + repair.key()));
        return answer;
    }

    /** The decision's answer in the same words. */
    static List<String> words(Outcome outcome) {
        if (outcome.status() == Status.OUT_OF_SCOPE) {
            return List.of("OUT_OF_SCOPE");
        }
        List<String> words = new ArrayList<>();
        words.add(outcome.status().name());
        words.add(outcome.scopeItems().toString());
        outcome.grounds()
                .forEach(g -> words.add("7(" + g.item() + ") " + g.since() + ".."
                        + g.until().map(LocalDate::toString).orElse("null") + " " + g.records() + " from "
                        + g.repairableFrom()));
        outcome.conditions().forEach(c -> words.add("4(" + c.item() + ") " + c.result() + " " + c.records()));
        outcome.warnings().forEach(w -> words.add(w.code() + " " + w.record()));
        return words;
    }
}
