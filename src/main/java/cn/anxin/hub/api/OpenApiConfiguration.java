package cn.anxin.hub.api;

import cn.anxin.hub.security.ProblemCode;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description of the interface; it holds no data and is read without a password. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String PROBLEM = "#/components/schemas/Problem";
    private static final Set<ProblemCode> ANYWHERE = Set.of(
            ProblemCode.UNAUTHENTICATED,
            ProblemCode.FORBIDDEN,
            ProblemCode.LOCKED,
            ProblemCode.INTERNAL,
            ProblemCode.UNAVAILABLE);
    private static final Set<ProblemCode> OF_CHANGES = Set.of(
            ProblemCode.CROSS_SITE, ProblemCode.MALFORMED, ProblemCode.TOO_LARGE, ProblemCode.UNSUPPORTED_MEDIA_TYPE);
    private static final Map<String, Set<ProblemCode>> OF_OPERATION = Map.ofEntries(
            entry("assess", ProblemCode.INVALID_RECORDS, ProblemCode.POLICY_NOT_IN_FORCE),
            entry("push", ProblemCode.NOT_FOUND),
            entry("answer"),
            entry("receipts", ProblemCode.INVALID_PARAMETER),
            entry("overdue", ProblemCode.INVALID_PARAMETER, ProblemCode.NOT_FOUND),
            entry("check", ProblemCode.INVALID_PARAMETER, ProblemCode.NOT_FOUND),
            entry("checks", ProblemCode.INVALID_PARAMETER, ProblemCode.NOT_FOUND),
            entry("statement", ProblemCode.INVALID_PARAMETER, ProblemCode.NOT_FOUND),
            entry("snapshot", ProblemCode.NOT_FOUND),
            entry("resend", ProblemCode.INVALID_PARAMETER, ProblemCode.NOT_FOUND),
            entry(
                    "resendBatch",
                    ProblemCode.INVALID_PARAMETER,
                    ProblemCode.NOT_FOUND,
                    ProblemCode.CONFLICT,
                    ProblemCode.GONE),
            entry("enterprises", ProblemCode.INVALID_PARAMETER),
            entry("recipient", ProblemCode.NOT_FOUND),
            entry("replay", ProblemCode.NOT_FOUND),
            entry("replayItems", ProblemCode.NOT_FOUND),
            entry("deadLetters", ProblemCode.INVALID_PARAMETER),
            entry("deadLetterGroups", ProblemCode.INVALID_PARAMETER),
            entry("enterprise", ProblemCode.INVALID_PARAMETER, ProblemCode.NOT_FOUND, ProblemCode.POLICY_NOT_IN_FORCE));
    private static final Set<String> OF_PARTIES =
            Set.of("push", "answer", "overdue", "check", "checks", "statement", "snapshot");
    private static final Set<String> CHANGES = Set.of("POST", "PATCH");
    private static final Set<ProblemCode> OF_DESKS =
            Set.of(ProblemCode.INVALID_PARAMETER, ProblemCode.NOT_FOUND, ProblemCode.CONFLICT);

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("安信通 / Anxin Hub")
                        .version("v1")
                        .description("安全生产信用信息共享与联合奖惩。用户用 HTTP Basic，数据源与接收方用各自的令牌；改动数据的请求须为"
                                + " JSON。错误均为 RFC 9457 问题。\n\nCredit in work safety. Users come with HTTP Basic,"
                                + " agencies and recipients with a bearer token of their own; a request that changes"
                                + " something is JSON. Every error is an RFC 9457 problem."))
                .components(new Components()
                        .addSecuritySchemes("user", scheme("basic"))
                        .addSecuritySchemes("party", scheme("bearer"))
                        .addSchemas("Problem", problem())
                        .addSchemas("Record", object("a record as feeds send it; data has the columns of its type"))
                        .addSchemas("Receipt", receipt())
                        .addSchemas("Snapshot", object("all that is in force for a recipient at one moment"))
                        .addSchemas("Assessment", object("what is decided for one enterprise, with every reason")));
    }

    @Bean
    OpenApiCustomizer problems() {
        return description -> description
                .getPaths()
                .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                    operation.addSecurityItem(new SecurityRequirement().addList("user"));
                    boolean changes = CHANGES.contains(method.name());
                    describe(operation, changes);
                }));
    }

    private static void describe(Operation operation, boolean changes) {
        if (OF_PARTIES.contains(operation.getOperationId())) {
            operation.addSecurityItem(new SecurityRequirement().addList("party"));
        }
        if (operation.getOperationId().equals("assess")) {
            operation.getResponses().addApiResponse("200", assessed());
        }
        Set<ProblemCode> own = OF_OPERATION.getOrDefault(operation.getOperationId(), changes ? OF_DESKS : Set.of());
        Stream.of(ANYWHERE, changes ? OF_CHANGES : Set.<ProblemCode>of(), own)
                .flatMap(Set::stream)
                .collect(Collectors.groupingBy(ProblemCode::status))
                .forEach((status, codes) ->
                        operation.getResponses().addApiResponse(Integer.toString(status.value()), refusal(codes)));
    }

    private static ApiResponse refusal(List<ProblemCode> codes) {
        String description = codes.stream()
                .sorted()
                .map(code -> code.name() + ": " + code.title().both())
                .collect(Collectors.joining("; "));
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json", new MediaType().schema(new Schema<>().$ref(PROBLEM))));
    }

    private static ApiResponse assessed() {
        Schema<?> answer = object("all that is decided")
                .addProperty("assessments", list(new Schema<>().$ref("#/components/schemas/Assessment")));
        return new ApiResponse()
                .description("one assessment for each code that the records name, ascending")
                .content(new Content().addMediaType("application/json", new MediaType().schema(answer)));
    }

    private static Map.Entry<String, Set<ProblemCode>> entry(String operation, ProblemCode... codes) {
        return Map.entry(operation, Set.of(codes));
    }

    private static SecurityScheme scheme(String name) {
        return new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(name);
    }

    private static Schema<?> object(String description) {
        return new Schema<>().types(Set.of("object")).description(description);
    }

    private static Schema<?> problem() {
        Schema<String> code = new Schema<>();
        code.setTypes(Set.of("string"));
        code.setEnum(Arrays.stream(ProblemCode.values()).map(ProblemCode::name).toList());
        return object("RFC 9457; errors lists what is wrong with records, where that is the problem")
                .addProperty("type", text())
                .addProperty("title", text())
                .addProperty("status", new Schema<>().types(Set.of("integer")))
                .addProperty("detail", text())
                .addProperty("instance", text())
                .addProperty("code", code)
                .addProperty("errors", list(error()));
    }

    private static Schema<?> receipt() {
        return object("what became of a notice; without measures it is about all of the notice's")
                .addProperty("noticeId", text())
                .addProperty("recipient", text())
                .addProperty("outcome", text())
                .addProperty(
                        "measures",
                        list(object("a measure")
                                .addProperty("article", new Schema<>().types(Set.of("integer")))
                                .addProperty("item", new Schema<>().types(Set.of("integer")))))
                .addProperty("reason", text())
                .addProperty("at", text());
    }

    private static Schema<?> error() {
        return object("a fault of a record")
                .addProperty("record", text())
                .addProperty("column", text())
                .addProperty("code", text())
                .addProperty("message", text());
    }

    private static Schema<?> list(Schema<?> items) {
        Schema<Object> list = new Schema<>();
        list.setTypes(Set.of("array"));
        list.setItems(items);
        return list;
    }

    private static Schema<?> text() {
        return new Schema<>().types(Set.of("string"));
    }
}
