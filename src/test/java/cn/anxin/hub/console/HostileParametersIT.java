package cn.anxin.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.support.Web;
import cn.anxin.hub.support.WebTest;
import java.lang.reflect.RecordComponent;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whatever stands in an address, the hub does not fail of it. */
@WebTest
class HostileParametersIT {

    private static final List<String> HOSTILE = List.of(
            "a%00b",
            "%2B999999999-12-31T23:59:59.999999999Z",
            "-999999999-01-01",
            "9223372036854775808",
            "-9223372036854775808",
            "%27%25%5C_%22)%3B--",
            "%ED%A0%80%E2%80%AE__%24%7B7*7%7D__",
            "x".repeat(3_000));

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)[^}]*}");

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    @Test
    void noValueOfAnyParameterMakesTheHubFail() {
        Web web = new Web(port).signedIn();
        List<String> failures = new ArrayList<>();
        List<String> addresses = addresses();

        for (String address : addresses) {
            for (String value : HOSTILE) {
                String asked = address + value;
                HttpResponse<String> answer = web.get(asked, "Authorization", Web.admin());
                if (answer.statusCode() >= 500 || answer.body().contains("Exception")) {
                    failures.add(answer.statusCode() + " " + asked);
                }
            }
        }

        assertThat(addresses).hasSizeGreaterThan(80);
        assertThat(failures).isEmpty();
    }

    @Test
    void noWordOfABodyWidensWhatIsGivenUp() {
        Web web = new Web(port);

        for (String field : List.of("\"recipient\": \"bank-1\\u0000\"", "\"until\": \"+999999999-12-31T23:59:59Z\"")) {
            HttpResponse<String> answer =
                    web.postJson("/api/v1/dead-letters/discard", "{\"reason\": \"a test\", " + field + "}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        }
        HttpResponse<String> form = web.signedIn()
                .submit(
                        "/dead-letters",
                        "/dead-letters/discard",
                        Map.of("recipient", "bank-1\0", "code", "X", "reason", "a test"));
        assertThat(form.statusCode()).isEqualTo(400);
    }

    /** Each parameter of each page and question, up to its value. */
    private List<String> addresses() {
        return handlers.getHandlerMethods().entrySet().stream()
                .filter(entry ->
                        entry.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .filter(path -> !path.equals("/live") && !path.startsWith("/v3/"))
                        .flatMap(path -> parameters(entry.getValue())
                                .map(name -> filled(path, entry.getValue()) + "?" + name + "=")))
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> parameters(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters()).flatMap(parameter -> {
            RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
            if (named != null) {
                return Stream.of(named.name().isEmpty() ? named.value() : named.name());
            }
            return parameter.getParameterType().isRecord()
                    ? Arrays.stream(parameter.getParameterType().getRecordComponents())
                            .map(RecordComponent::getName)
                    : Stream.empty();
        });
    }

    private static String filled(String path, HandlerMethod handler) {
        return VARIABLE.matcher(path).replaceAll(found -> value(found.group(1), handler));
    }

    private static String value(String variable, HandlerMethod handler) {
        Optional<MethodParameter> parameter = Arrays.stream(handler.getMethodParameters())
                .filter(each -> Optional.ofNullable(each.getParameterAnnotation(PathVariable.class))
                        .filter(named -> named.value().equals(variable))
                        .isPresent())
                .findFirst();
        boolean uuid =
                parameter.filter(each -> each.getParameterType() == UUID.class).isPresent();
        return switch (variable) {
            case "uscc" -> "91320205MA1WX0T109";
            case "day" -> "2026-11-02";
            case "format", "ending" -> "csv";
            case "recipient" -> "bank-1";
            default -> uuid ? new UUID(0, 1).toString() : "1";
        };
    }
}
