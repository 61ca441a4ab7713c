package cn.anxin.hub.api;

import cn.anxin.hub.ledger.DeadFilter;
import cn.anxin.hub.review.PointInTime;
import cn.anxin.hub.security.Problem;
import cn.anxin.hub.security.ProblemCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** Reads which dead letters are meant. */
final class DeadLetterFilter {

    private static final Set<String> FIELDS = Set.of("recipient", "code", "from", "until");

    private DeadLetterFilter() {}

    /** The same as a body: each may be left out, and all of them mean all that wait. */
    record FilterBody(
            @Schema(minLength = 1, maxLength = 500) String reason,
            @Schema(example = "bank-1") String recipient,

            @Schema(description = "of the group", example = "HTTP_422")
            String code,

            @Schema(description = "died at that instant or later")
            String from,

            @Schema(description = "died before it") String until) {}

    /** Of parameters; empty ones count for nothing. */
    static DeadFilter of(String recipient, String code, String from, String until, ZoneId zone) {
        return new DeadFilter(
                given("recipient", recipient),
                given("code", code),
                instant("from", given("from", from), zone),
                instant("until", given("until", until), zone));
    }

    /** Of a body without its reason. */
    static DeadFilter of(ObjectNode body, ZoneId zone) {
        body.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw wrong(field);
            }
        });
        return of(text(body, "recipient"), text(body, "code"), text(body, "from"), text(body, "until"), zone);
    }

    private static String text(ObjectNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isTextual()) {
            throw wrong(field);
        }
        return value.textValue();
    }

    // PostgreSQL takes no NUL in a text; to pass it over would mean more letters than were asked for.
    private static Optional<String> given(String field, String text) {
        if (text.indexOf('\0') >= 0) {
            throw wrong(field);
        }
        return Optional.of(text).filter(each -> !each.isEmpty());
    }

    private static Optional<Instant> instant(String field, Optional<String> text, ZoneId zone) {
        return text.map(each -> PointInTime.read(each, zone).orElseThrow(() -> wrong(field)));
    }

    private static Refused wrong(String field) {
        return new Refused(Problem.of(
                        ProblemCode.INVALID_PARAMETER,
                        "可用 recipient、code、from、until（时刻如 2026-11-22T08:00:00+08:00）",
                        "recipient, code, from and until can be given; an instant is such as 2026-11-22T08:00:00+08:00")
                .with("parameter", field));
    }
}
