package cn.anxin.hub.record;

import java.math.BigDecimal;
import java.util.List;

/** The columns that every record has, whatever its type. */
public final class CommonColumns {

    public static final String RECORD_ID = "record_id";
    public static final String REVISION = "revision";
    public static final String OP = "op";
    public static final String USCC = "uscc";
    public static final String ENTERPRISE_NAME = "enterprise_name";
    public static final String USE_SCOPE = "use_scope";

    static final Column RECORD_ID_COLUMN = Column.required(RECORD_ID, new Kind.Text(64, false));
    static final Column REVISION_COLUMN =
            Column.optional(REVISION, new Kind.Whole(1, Integer.MAX_VALUE)).orElse(new Cell.Number(BigDecimal.ONE));
    static final Column OP_COLUMN =
            Column.optional(OP, new Kind.Code(List.of("UPSERT", "WITHDRAW"))).orElse(new Cell.Text("UPSERT"));
    static final Column USCC_COLUMN = Column.required(USCC, new Kind.CreditCode());
    static final Column NAME_COLUMN = Column.required(ENTERPRISE_NAME, new Kind.Text(RecordTypes.LINE, false));
    static final Column USE_SCOPE_COLUMN =
            Column.optional(USE_SCOPE, new Kind.Whole(0, 2)).orElse(new Cell.Number(BigDecimal.ZERO));

    private static final List<String> NAMES = List.of(RECORD_ID, REVISION, OP, USCC, ENTERPRISE_NAME, USE_SCOPE);

    private CommonColumns() {}

    /** In the order in which docs/exchange.md lists them. */
    public static List<String> names() {
        return NAMES;
    }
}
