package cn.anxin.hub.ledger;

import cn.anxin.hub.record.Content;
import cn.anxin.hub.record.CreditRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Many records as arrays, one a column: a chunk is one statement, not one a row. */
final class RecordColumns {

    /** The columns that {@code record} and {@code quarantine} share, in the order of {@link #VALUES}. */
    static final String NAMES =
            "source, type, record_id, revision, op, uscc, enterprise_name, use_scope, data, " + "content_sha256, line";

    static final String VALUES = "source, type, record_id, revision, op, uscc, enterprise_name, use_scope, "
            + "cast(data as jsonb), content_sha256, line";

    static final String UNNESTED = """
              from unnest(cast(:sources as text[]), cast(:types as text[]), cast(:recordIds as text[]),
                          cast(:revisions as int[]), cast(:ops as text[]), cast(:usccs as text[]),
                          cast(:names as text[]), cast(:scopes as int[]), cast(:datas as text[]),
                          cast(:digests as bytea[]), cast(:lines as bigint[]), cast(:known as text[]))
                   as r (source, type, record_id, revision, op, uscc, enterprise_name, use_scope, data,
                         content_sha256, line, known_name)""";

    private RecordColumns() {}

    static StatementSpec bind(StatementSpec statement, List<LinedRecord> rows) {
        return statement
                .param("sources", texts(rows, row -> row.key().source()))
                .param("types", texts(rows, row -> row.key().type()))
                .param("recordIds", texts(rows, row -> row.key().recordId()))
                .param(
                        "revisions",
                        rows.stream().mapToInt(row -> row.record().revision()).toArray())
                .param("ops", texts(rows, row -> row.op().name()))
                .param("usccs", texts(rows, row -> row.uscc().value()))
                .param("names", texts(rows, row -> row.enterpriseName().orElse(null)))
                .param(
                        "scopes",
                        rows.stream()
                                .mapToInt(row -> row.record().useScope().code())
                                .toArray())
                .param("datas", texts(rows, Content::json))
                .param("digests", rows.stream().map(LinedRecord::digestBytes).toArray(byte[][]::new))
                .param("lines", rows.stream().mapToLong(LinedRecord::line).toArray());
    }

    private static @Nullable String[] texts(List<LinedRecord> rows, Part part) {
        @Nullable String[] texts = new String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = part.of(rows.get(i).record());
        }
        return texts;
    }

    @FunctionalInterface
    private interface Part {
        @Nullable
        String of(CreditRecord record);
    }
}
