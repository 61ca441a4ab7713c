package cn.anxin.hub.record;

import static cn.anxin.hub.record.Column.optional;
import static cn.anxin.hub.record.Column.required;

import cn.anxin.hub.record.RecordType.Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The catalogue: every type of record that a source may send, with its columns. */
public final class RecordTypes {

    public static final String EMERGENCY = "emergency";
    public static final String MARKET_SUPERVISION = "market-supervision";
    public static final String COURT = "court";
    public static final String CREDIT_PLATFORM = "credit-platform";

    /** The type whose records set an enterprise's registered name. */
    public static final String REGISTRATION = "registration";

    static final int LINE = 1_000;
    private static final int PROSE = 10_000;

    private static final Kind TEXT = new Kind.Text(LINE, false);
    private static final Kind LONG_TEXT = new Kind.Text(PROSE, true);
    private static final Kind DAY = new Kind.Day();
    private static final Kind DECIMAL = new Kind.Decimal();
    private static final Kind YES_NO = new Kind.YesNo();

    private static final Map<String, Map<String, RecordType>> BY_SOURCE = catalogue();

    private RecordTypes() {}

    /** Empty where the source is unknown or sends no such type. */
    public static Optional<RecordType> find(String source, String type) {
        return Optional.ofNullable(BY_SOURCE.getOrDefault(source, Map.of()).get(type));
    }

    /** The names of the four agencies' feeds. */
    public static Set<String> sources() {
        return BY_SOURCE.keySet();
    }

    /** None where the source is unknown. */
    public static List<RecordType> ofSource(String source) {
        return List.copyOf(BY_SOURCE.getOrDefault(source, Map.of()).values());
    }

    private static Map<String, Map<String, RecordType>> catalogue() {
        List<RecordType> all = new ArrayList<>(circumstances());
        all.addAll(violations());
        all.addAll(List.of(penalty(EMERGENCY, true), penalty(MARKET_SUPERVISION, false), registration(), repair()));
        all.addAll(judgments());
        Map<String, Map<String, RecordType>> bySource = new LinkedHashMap<>();
        all.forEach(type -> bySource.computeIfAbsent(type.source(), source -> new LinkedHashMap<>())
                .put(type.name(), type));
        return bySource;
    }

    private static List<RecordType> circumstances() {
        return List.of(
                emergency(
                        "profile",
                        required("valid_from", DAY),
                        required("sector", code("METALLURGY", "INDUSTRY_TRADE", "CHEMICAL", "HAZCHEM", "OTHER")),
                        optional("activities", activities()),
                        optional("dust_workers", count()),
                        optional("major_hazard_level", new Kind.Whole(1, 4)),
                        optional("key_process", YES_NO)),
                ordered(
                        emergency(
                                "standardization",
                                required("certificate_no", TEXT),
                                required("level", new Kind.Whole(1, 3)),
                                required("granted_on", DAY),
                                required("valid_until", DAY),
                                required("operating", YES_NO),
                                required("state", code("VALID", "REVOKED", "TERMINATED"))),
                        new Order("valid_until", "granted_on")),
                ordered(
                        emergency(
                                "assessment",
                                required("assessed_on", DAY),
                                optional("score", DECIMAL),
                                required("rank", new Kind.Whole(1, Integer.MAX_VALUE)),
                                required("assessed_count", new Kind.Whole(1, Integer.MAX_VALUE))),
                        new Order("assessed_count", "rank")),
                accident(),
                hazard());
    }

    private static RecordType accident() {
        return ordered(
                emergency(
                        "accident",
                        required("occurred_on", DAY),
                        required("deaths", count()),
                        optional("serious_injuries", count()),
                        optional("direct_loss_cny", DECIMAL),
                        required("status", code("PROVISIONAL", "CONCLUDED")),
                        optional("liability", YES_NO).when("status", "CONCLUDED"),
                        optional("concluded_on", DAY).when("status", "CONCLUDED"),
                        optional("document_no", TEXT)),
                new Order("concluded_on", "occurred_on"));
    }

    private static RecordType hazard() {
        return ordered(
                emergency(
                        "hazard",
                        required("grade", code("MAJOR", "GENERAL")),
                        required("found_on", DAY),
                        required("due_on", DAY),
                        optional("rectified_on", DAY),
                        optional("document_no", TEXT),
                        optional("description", LONG_TEXT)),
                new Order("due_on", "found_on"),
                new Order("rectified_on", "found_on"));
    }

    private static List<RecordType> violations() {
        return List.of(
                emergency("order_refusal", required("refused_on", DAY), required("document_no", TEXT)),
                emergency(
                        "project_violation",
                        required("found_on", DAY),
                        required("missing", codes("SAFETY_ASSESSMENT", "DESIGN_REVIEW", "ACCEPTANCE")),
                        optional("document_no", TEXT)),
                emergency(
                        "operation_violation",
                        required("found_on", DAY),
                        required("during", code("STOP_PRODUCTION", "LICENCE_SUSPENDED")),
                        optional("document_no", TEXT)),
                emergency(
                        "licence_violation",
                        required("found_on", DAY),
                        required("licence", code("PRODUCTION", "USE", "TRADE")),
                        optional("document_no", TEXT)),
                emergency(
                        "transfer",
                        required("filed_on", DAY),
                        required("case_ref", TEXT),
                        required("person_role", code("PRINCIPAL", "DEPUTY_IN_CHARGE", "RESPONSIBLE")),
                        optional("charge", code("134", "134-1", "135", "135-1", "136", "137", "138", "139", "139-1"))),
                emergency(
                        "serious_violation",
                        required("determined_on", DAY),
                        required("document_no", TEXT),
                        required("reason", LONG_TEXT)));
    }

    private static RecordType penalty(String source, boolean safetyRelated) {
        return type(
                source,
                "penalty",
                required("document_no", TEXT),
                required("decided_on", DAY),
                required("categories", penaltyCategories()),
                optional("fine_cny", DECIMAL),
                optional("confiscation_cny", DECIMAL),
                required("issuer_kind", code("EMERGENCY", "MARKET", "FIRE", "HOUSING", "TRANSPORT", "OTHER")),
                required("issuer_name", TEXT),
                optional("safety_related", YES_NO).orElse(new Cell.Flag(safetyRelated)),
                optional("violation", LONG_TEXT),
                optional("legal_basis", LONG_TEXT));
    }

    private static RecordType registration() {
        return type(
                MARKET_SUPERVISION,
                REGISTRATION,
                required("state", code("ACTIVE", "REVOKED", "CANCELLED", "MOVED_OUT")),
                required("state_on", DAY),
                optional("district", formed("\\d{6}", "六位数字的行政区划代码（GB/T 2260）", "6 digits (GB/T 2260)")),
                optional("legal_representative", TEXT),
                optional(
                        "industry",
                        formed(
                                "[A-T]|[A-T]?\\d{2,4}",
                                "国民经济行业代码（GB/T 4754），如 C3130",
                                "an industry code (GB/T 4754) such as C3130")),
                optional("address", LONG_TEXT),
                optional("established_on", DAY));
    }

    private static List<RecordType> judgments() {
        return List.of(
                type(
                        COURT,
                        "criminal_case",
                        required("case_ref", TEXT),
                        required("case_no", TEXT),
                        required("stage", code("ACCEPTED", "JUDGED", "FINAL")),
                        optional("outcome", code("GUILTY", "ACQUITTED", "WITHDRAWN"))
                                .when("stage", "FINAL"),
                        optional("judged_on", DAY).when("stage", "FINAL")),
                type(
                        COURT,
                        "administrative_judgment",
                        required("case_no", TEXT),
                        required("penalty_document_no", TEXT),
                        required("outcome", code("ANNULLED", "CHANGED", "UPHELD")),
                        required("final", YES_NO),
                        required("judged_on", DAY)));
    }

    private static RecordType repair() {
        return type(
                CREDIT_PLATFORM,
                "repair",
                required(
                        "repairs",
                        formed(
                                "[^/\\p{Cntrl}]{1,64}/[^/\\p{Cntrl}]{1,64}/[^\\p{Cntrl}]{1,64}",
                                "被修复记录的编号：来源/类型/记录编号，如 emergency/penalty/P-1",
                                "the reference source/type/record_id, such as emergency/penalty/P-1")),
                required("decided_on", DAY),
                required("document_no", TEXT));
    }

    private static Kind penaltyCategories() {
        return codes(
                "WARNING",
                "CRITICISM",
                "FINE",
                "CONFISCATION",
                "SUSPEND_LICENCE",
                "REVOKE_LICENCE",
                "DOWNGRADE",
                "STOP_PRODUCTION",
                "CLOSE_DOWN",
                "RESTRICT_PRACTICE",
                "DETENTION");
    }

    private static Kind activities() {
        return codes(
                "STEEL",
                "DEEP_WELL_CASTING",
                "METAL_DUST",
                "WOOD_DUST",
                "HAZCHEM_USE",
                "HAZCHEM_PRODUCE",
                "HAZCHEM_STORE",
                "HAZCHEM_TRADE");
    }

    private static RecordType emergency(String name, Column... columns) {
        return type(EMERGENCY, name, columns);
    }

    private static RecordType type(String source, String name, Column... columns) {
        return new RecordType(source, name, List.of(columns), List.of());
    }

    private static RecordType ordered(RecordType type, Order... orders) {
        return new RecordType(type.source(), type.name(), type.columns(), List.of(orders));
    }

    private static Kind count() {
        return new Kind.Whole(0, Integer.MAX_VALUE);
    }

    private static Kind code(String... codes) {
        return new Kind.Code(List.of(codes));
    }

    private static Kind codes(String... codes) {
        return new Kind.Codes(List.of(codes));
    }

    private static Kind formed(String form, String zh, String en) {
        return new Kind.Formed(Pattern.compile(form), new Message(zh, en));
    }
}
