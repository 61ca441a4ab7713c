package cn.anxin.hub.ledger;

import cn.anxin.hub.record.Uscc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was decided, for which day, from what was known when: only ever added to. */
@Repository
public class Assessments {

    private final JdbcClient jdbc;

    public Assessments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What an assessment stands on besides the records: enough to decide the same again. */
    public record Basis(
            String policyId,
            int policyVersion,
            String policySha256,
            String engineVersion,
            List<String> openParameters) {}

    /**
     * An assessment on its way into the ledger.
     *
     * @param content the JSON of the answer of docs/decision.md, section 6
     */
    public record NewAssessment(
            Uscc uscc,
            LocalDate asOf,
            Instant knownAt,
            Basis basis,
            String status,
            String content,
            Optional<LocalDate> nextReviewOn) {}

    /** An assessment of the ledger; {@code content} is its JSON. */
    public record Stored(
            long id, Uscc uscc, Instant knownAt, String policySha256, List<String> openParameters, String content) {}

    /** The assessment that stands for each of the enterprises that has one. */
    public Map<Uscc, Stored> latest(Collection<Uscc> usccs) {
        return jdbc.sql("""
                        select a.* from enterprise e join assessment a on a.id = e.assessment_id
                         where e.uscc = any(?)""").param(Columns.texts(usccs, Uscc::value)).query(Assessments::stored).list().stream()
                .collect(Collectors.toMap(Stored::uscc, stored -> stored));
    }

    /** Adds assessments, at most one an enterprise, and answers their ids. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Uscc, Long> add(List<NewAssessment> assessments) {
        Map<Uscc, Long> ids = new HashMap<>();
        if (assessments.isEmpty()) {
            return ids;
        }
        jdbc.sql("""
                        insert into assessment (uscc, as_of, known_at, policy_id, policy_version, policy_sha256,
                                                engine_version, open_parameters, status, content, next_review_on)
                        select uscc, as_of, known_at, policy_id, policy_version, policy_sha256, engine_version,
                               string_to_array(open_parameters, ' '), status, content, next_review_on
                          from unnest(?::text[], ?::date[], ?::timestamptz[], ?::text[], ?::int[], ?::text[],
                                      ?::text[], ?::text[], ?::text[], ?::jsonb[], ?::date[])
                               as a (uscc, as_of, known_at, policy_id, policy_version, policy_sha256,
                                     engine_version, open_parameters, status, content, next_review_on)
                        returning id, uscc""")
                .param(Columns.texts(assessments, each -> each.uscc().value()))
                .param(Columns.texts(assessments, each -> each.asOf().toString()))
                .param(Columns.texts(assessments, each -> each.knownAt().toString()))
                .param(Columns.texts(assessments, each -> each.basis().policyId()))
                .param(Columns.texts(
                        assessments, each -> Integer.toString(each.basis().policyVersion())))
                .param(Columns.texts(assessments, each -> each.basis().policySha256()))
                .param(Columns.texts(assessments, each -> each.basis().engineVersion()))
                .param(Columns.texts(
                        assessments, each -> String.join(" ", each.basis().openParameters())))
                .param(Columns.texts(assessments, NewAssessment::status))
                .param(Columns.texts(assessments, NewAssessment::content))
                .param(Columns.texts(assessments, each -> Columns.text(each.nextReviewOn())))
                .query(row -> {
                    ids.put(new Uscc(row.getString("uscc")), row.getLong("id"));
                });
        return ids;
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(
                row.getLong("id"),
                new Uscc(row.getString("uscc")),
                row.getTimestamp("known_at").toInstant(),
                row.getString("policy_sha256"),
                List.of((String[]) row.getArray("open_parameters").getArray()),
                row.getString("content"));
    }
}
