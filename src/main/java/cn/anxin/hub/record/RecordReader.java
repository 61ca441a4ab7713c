package cn.anxin.hub.record;

import static cn.anxin.hub.record.CommonColumns.ENTERPRISE_NAME;
import static cn.anxin.hub.record.CommonColumns.OP;
import static cn.anxin.hub.record.CommonColumns.RECORD_ID;
import static cn.anxin.hub.record.CommonColumns.REVISION;
import static cn.anxin.hub.record.CommonColumns.USCC;
import static cn.anxin.hub.record.CommonColumns.USE_SCOPE;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The one gate: whatever way a record came in, it is a {@link CreditRecord} only after every cell is right here. */
public final class RecordReader {

    private static final List<Column> OF_WITHDRAWAL = List.of(
            CommonColumns.RECORD_ID_COLUMN,
            CommonColumns.REVISION_COLUMN,
            CommonColumns.OP_COLUMN,
            CommonColumns.USCC_COLUMN);
    private static final List<Column> OF_UPSERT = List.of(
            CommonColumns.RECORD_ID_COLUMN,
            CommonColumns.REVISION_COLUMN,
            CommonColumns.OP_COLUMN,
            CommonColumns.USCC_COLUMN,
            CommonColumns.NAME_COLUMN,
            CommonColumns.USE_SCOPE_COLUMN);

    private RecordReader() {}

    /** Checks every cell; of a withdrawal only its key, revision and code, since nothing else of it counts. */
    public static Reading read(RawRecord raw) {
        String recordId = recordId(raw);
        if (!raw.faults().isEmpty()) {
            return new Reading.Refused(recordId, raw.faults());
        }
        Optional<RecordType> type = RecordTypes.find(raw.source(), raw.type());
        if (type.isEmpty()) {
            return new Reading.Refused(recordId, List.of(unknownType(raw)));
        }
        return isWithdrawal(raw) ? withdrawal(raw, recordId) : upsert(raw, type.get(), recordId);
    }

    private static boolean isWithdrawal(RawRecord raw) {
        return raw.fields().get(OP) instanceof String op && RawText.trim(op).equals(Op.WITHDRAW.name());
    }

    private static Reading withdrawal(RawRecord raw, String recordId) {
        RowCheck row = RowCheck.of(raw.fields(), OF_WITHDRAWAL);
        List<Fault> faults = row.faults(List.of());
        if (!faults.isEmpty()) {
            return new Reading.Refused(recordId, faults);
        }
        return new Reading.Read(new CreditRecord(
                key(raw, row),
                number(row, REVISION),
                Op.WITHDRAW,
                new Uscc(text(row, USCC)),
                Optional.empty(),
                UseScope.PUBLIC,
                Cells.none()));
    }

    private static Reading upsert(RawRecord raw, RecordType type, String recordId) {
        List<Column> columns = new ArrayList<>(OF_UPSERT);
        columns.addAll(type.columns());
        RowCheck row = RowCheck.of(raw.fields(), columns);
        List<Fault> faults = new ArrayList<>(row.faults(type.orders()));
        faults.addAll(unknownColumns(raw, type));
        if (!faults.isEmpty()) {
            return new Reading.Refused(recordId, faults);
        }
        return new Reading.Read(new CreditRecord(
                key(raw, row),
                number(row, REVISION),
                Op.UPSERT,
                new Uscc(text(row, USCC)),
                Optional.of(text(row, ENTERPRISE_NAME)),
                UseScope.of(number(row, USE_SCOPE)),
                row.cells(type.columns())));
    }

    private static List<Fault> unknownColumns(RawRecord raw, RecordType type) {
        return raw.fields().entrySet().stream()
                .filter(field -> !CommonColumns.names().contains(field.getKey()))
                .filter(field -> type.column(field.getKey()).isEmpty())
                .filter(field -> !RawText.isAbsent(field.getValue()))
                .map(field -> new Fault(
                        RawText.shown(field.getKey()),
                        FaultCode.UNKNOWN_COLUMN,
                        new Message(
                                type.name() + " 没有此列，请改列名或删除此列",
                                type.name() + " has no such column; rename or remove it"),
                        RawText.shown(field.getValue())))
                .toList();
    }

    private static Fault unknownType(RawRecord raw) {
        String types = String.join(
                ", ",
                RecordTypes.ofSource(raw.source()).stream()
                        .map(RecordType::name)
                        .toList());
        Message message = types.isEmpty()
                ? new Message(
                        raw.source() + " 不是已知的来源，不提供任何记录",
                        raw.source() + " is no known source: no type of record is known of it")
                : new Message(
                        raw.source() + " 没有此类记录，可用：" + types,
                        raw.source() + " sends no such type of record; known are: " + types);
        return new Fault("type", FaultCode.UNKNOWN_TYPE, message, RawText.shown(raw.type()));
    }

    private static String recordId(RawRecord raw) {
        return raw.fields().get(RECORD_ID) instanceof String id ? RawText.shown(RawText.trim(id)) : "";
    }

    private static RecordKey key(RawRecord raw, RowCheck row) {
        return new RecordKey(raw.source(), raw.type(), text(row, RECORD_ID));
    }

    private static String text(RowCheck row, String column) {
        return row.cell(column, Cell.Text.class).value();
    }

    private static int number(RowCheck row, String column) {
        BigDecimal value = row.cell(column, Cell.Number.class).value();
        return value.intValueExact();
    }
}
