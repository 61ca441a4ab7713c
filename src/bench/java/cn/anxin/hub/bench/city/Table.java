package cn.anxin.hub.bench.city;

import java.util.List;

/** A type of records of an agency, and the columns that the city fills. */
public enum Table {
    REGISTRATION(
            "market-supervision",
            "registration",
            "state,state_on,district,legal_representative,industry,address,established_on"),
    MARKET_PENALTY(
            "market-supervision",
            "penalty",
            "document_no,decided_on,categories,fine_cny,issuer_kind,issuer_name,safety_related,violation,legal_basis"),
    PROFILE("emergency", "profile", "valid_from,sector,activities,dust_workers,major_hazard_level,key_process"),
    CERTIFICATE("emergency", "standardization", "certificate_no,level,granted_on,valid_until,operating,state"),
    HAZARD("emergency", "hazard", "grade,found_on,due_on,rectified_on,document_no,description"),
    PENALTY(
            "emergency",
            "penalty",
            "document_no,decided_on,categories,fine_cny,issuer_kind,issuer_name,safety_related,violation,legal_basis"),
    ACCIDENT("emergency", "accident", "occurred_on,deaths,direct_loss_cny,status,liability,concluded_on,document_no"),
    ORDER_REFUSAL("emergency", "order_refusal", "refused_on,document_no"),
    JUDGMENT("court", "administrative_judgment", "case_no,penalty_document_no,outcome,final,judged_on"),
    REPAIR("credit-platform", "repair", "repairs,decided_on,document_no");

    private final String source;
    private final String type;
    private final List<String> columns;

    Table(String source, String type, String columns) {
        this.source = source;
        this.type = type;
        this.columns = List.of(columns.split(","));
    }

    public String source() {
        return source;
    }

    public String type() {
        return type;
    }

    public List<String> columns() {
        return columns;
    }

    public String header() {
        return "record_id,uscc,enterprise_name," + String.join(",", columns);
    }

    String reference(String recordId) {
        return source + "/" + type + "/" + recordId;
    }
}
