package cn.anxin.hub.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.anxin.hub.embedded.ChildJvm;
import cn.anxin.hub.observe.Spans.Span;
import cn.anxin.hub.support.Web;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** A running hub with one file of which notices followed: what its monitor, its operators and its traces show of it. */
class ObserveIT {

    private static final String USCC = "91320205MA1WX0T109";
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path DEPLOY = Path.of("deploy");

    @TempDir
    private static Path folder;

    private static final Queue<String> LINES = new ConcurrentLinkedQueue<>();
    private static Spans spans;
    private static ChildJvm hub;
    private static Map<String, Integer> ports;
    private static Map<String, Object> credentials;

    @BeforeAll
    static void sendAFile() throws Exception {
        spans = new Spans();
        Map<String, String> variables = new HashMap<>(Map.of(
                "ANXIN_HOME", folder.resolve("home").toString(),
                "SERVER_PORT", "0",
                "ANXIN_SFTP_PORT", "0",
                "ANXIN_BROKER_PORT", "0",
                "ANXIN_TRACES_ENDPOINT", spans.endpoint(),
                "LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs"));
        hub = ChildJvm.hub(Path.of("").toAbsolutePath(), variables);
        Thread reader = new Thread(() -> hub.output().lines().forEach(LINES::add), "hub's output");
        reader.setDaemon(true);
        reader.start();
        Path endpoints = folder.resolve("home/endpoints.yaml");
        await().atMost(Duration.ofMinutes(3)).until(() -> {
            assertThat(hub.process().isAlive()).as(String.join("\n", LINES)).isTrue();
            return Files.exists(endpoints);
        });
        ports = new Yaml().load(Files.readString(endpoints));
        credentials = new Yaml().load(Files.readString(folder.resolve("home/secrets/credentials.yaml")));
        send("profile_20261122_001.csv", "valid_from,sector,activities", "2021-01-01,METALLURGY,STEEL");
        Path receipt = folder.resolve("home/sandbox/sftp/emergency/receipts/profile_20261122_001.csv.receipt.json");
        await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(receipt));
        // Two fines within a year: Art. 7(3), of which every recipient is told.
        send(
                "penalty_20261122_001.csv",
                "document_no,decided_on,categories,fine_cny,issuer_kind,issuer_name",
                "1号,2026-05-08,FINE,60000,EMERGENCY,锡山区应急管理局",
                "2号,2026-10-08,FINE,60000,EMERGENCY,锡山区应急管理局");
        await().atMost(Duration.ofMinutes(1)).until(ObserveIT::allIsDelivered);
    }

    @AfterAll
    static void stop() {
        hub.close();
        spans.close();
    }

    @Test
    void theMainDoorShowsWhatALoadBalancerAsksAndNoMore() throws Exception {
        assertThat(get("http", "/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(get("http", "/actuator/health/liveness").statusCode()).isEqualTo(200);
        for (String closed : List.of("/actuator", "/actuator/health", "/actuator/prometheus", "/actuator/env")) {
            assertThat(get("http", closed).statusCode()).as(closed).isEqualTo(401);
            assertThat(get("http", closed, "Authorization", admin()).statusCode())
                    .as(closed)
                    .isEqualTo(403);
        }
    }

    @Test
    void theManagementDoorShowsMetersAndHealthAndNoMore() throws Exception {
        assertThat(get("management", "/actuator/prometheus").statusCode()).isEqualTo(200);
        for (String closed : List.of("/", "/login", "/api/v1/ledger/balance", "/v3/api-docs", "/actuator/env")) {
            assertThat(get("management", closed, "Authorization", admin()).statusCode())
                    .as(closed)
                    .isEqualTo(401);
            assertThat(get("management", closed, "Authorization", metrics()).statusCode())
                    .as(closed)
                    .isEqualTo(404);
        }
    }

    @Test
    void healthHasDetailsForWhoeverHasThePassword() throws Exception {
        assertThat(get("management", "/actuator/health/exchange").body()).isEqualTo("{\"status\":\"UP\"}");
        JsonNode health = JSON.readTree(get("management", "/actuator/health/exchange", "Authorization", metrics())
                .body());
        assertThat(health.at("/components/waiting/details/deadLetters").asInt(-1))
                .isZero();
        assertThat(health.at("/components/recipients/details/unreachable").isArray())
                .isTrue();
    }

    @Test
    void metersAndBalanceAgree() throws Exception {
        Map<String, Double> meters = awaitMeters();
        JsonNode balance = balance();
        for (JsonNode feed : balance.path("feeds")) {
            String source = feed.path("source").asText();
            for (String outcome : List.of("accepted", "duplicate", "rejected", "quarantined")) {
                assertThat(meters)
                        .containsEntry(
                                "anxin_records_total{outcome=\"" + outcome + "\",source=\"" + source + "\"}",
                                feed.path(outcome).asDouble());
            }
        }
        for (JsonNode recipient : balance.path("recipients")) {
            String label = "{recipient=\"" + recipient.path("recipient").asText() + "\"}";
            assertThat(meters)
                    .containsEntry(
                            "anxin_deliveries_total" + label,
                            recipient.path("delivered").asDouble())
                    .containsEntry(
                            "anxin_deliveries_waiting" + label,
                            recipient.path("waiting").asDouble());
        }
        assertThat(meters)
                .containsEntry("anxin_files_total{outcome=\"taken\",source=\"emergency\"}", 2.0)
                .containsEntry("anxin_reviews_total{status=\"JOINT_PUNISHMENT\"}", 1.0)
                .containsEntry("anxin_notices_issued_total{change=\"start\",recipient=\"bank-1\"}", 1.0);
    }

    @Test
    void whatDashboardAndAlertsNameIsThere() throws Exception {
        Set<String> there = awaitMeters().keySet().stream()
                .map(meter -> meter.replaceFirst("\\{.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        there.add("up"); // Prometheus' own

        Set<String> named = new TreeSet<>();
        JsonNode dashboard =
                JSON.readTree(DEPLOY.resolve("grafana/exchange.json").toFile());
        dashboard.findValuesAsText("expr").forEach(expression -> named.addAll(metersIn(expression)));
        Map<String, List<Map<String, List<Map<String, Object>>>>> rules =
                new Yaml().load(Files.readString(DEPLOY.resolve("prometheus/rules.yaml")));
        rules.get("groups").stream()
                .flatMap(group -> group.get("rules").stream())
                .forEach(rule -> named.addAll(metersIn(String.valueOf(rule.get("expr")))));

        assertThat(named).hasSizeGreaterThan(25);
        assertThat(there).containsAll(named);
    }

    @Test
    void everyAlertIsInTheOperatorsTable() throws Exception {
        String operations = Files.readString(Path.of("docs/operations.md"));
        Matcher alerts =
                Pattern.compile("alert: (\\w+)").matcher(Files.readString(DEPLOY.resolve("prometheus/rules.yaml")));
        assertThat(alerts.results().map(alert -> alert.group(1)))
                .isNotEmpty()
                .allMatch(alert -> operations.contains("`" + alert + "`"));
    }

    @Test
    void prometheusTakesTheRulesAndTheirTestsHold() throws Exception {
        Promtool.succeeds("check", "rules", "deploy/prometheus/rules.yaml");
        Promtool.succeeds("test", "rules", "deploy/prometheus/rules_test.yaml");
    }

    @Test
    void prometheusHasNothingToRemarkOnTheHubsMeters() throws Exception {
        Path scrape = Files.writeString(
                folder.resolve("scrape"),
                get("management", "/actuator/prometheus").body());
        assertThat(Promtool.remarksOn(scrape)).noneMatch(remark -> remark.startsWith("anxin_"));
    }

    @Test
    void aTraceLeadsFromAFileToEachOfItsNotices() {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(spans.named("drop"))
                        .anySatisfy(drop -> assertThat(drop.attributes()).containsEntry("anxin.recipient", "bank-1")));
        Span file = spans.named("intake").stream()
                .filter(span -> span.attributes().getOrDefault("anxin.name", "").startsWith("penalty"))
                .findFirst()
                .orElseThrow();
        assertThat(file.parent()).isEmpty();
        Span chunk = only("chunk", file);
        Span review = only("review", chunk);
        List<Span> sent = StreamSupport.stream(List.of("queue", "drop").spliterator(), false)
                .flatMap(step -> spans.named(step).stream())
                .filter(span ->
                        span.parent().equals(review.id()) && span.trace().equals(file.trace()))
                .toList();

        Map<String, String> noticeByRecipient = StreamSupport.stream(
                        enterprise().path("notices").spliterator(), false)
                .collect(Collectors.toMap(
                        notice -> notice.path("recipient").asText(),
                        notice -> notice.path("noticeId").asText()));
        assertThat(noticeByRecipient).hasSizeGreaterThan(10);
        assertThat(sent.stream()
                        .collect(Collectors.toMap(
                                span -> span.attributes().get("anxin.recipient"),
                                span -> span.attributes().get("anxin.notices"))))
                .isEqualTo(noticeByRecipient);
    }

    private static Span only(String name, Span parent) {
        List<Span> children = spans.named(name).stream()
                .filter(span -> span.parent().equals(parent.id()))
                .toList();
        assertThat(children).as(name + " below " + parent).hasSize(1);
        assertThat(children.get(0).trace()).isEqualTo(parent.trace());
        return children.get(0);
    }

    @Test
    void everyLineOfTheLogIsJsonAndNoneHasASecret() throws Exception {
        List<String> secrets = credentials.values().stream()
                .flatMap(value -> value instanceof Map<?, ?> door
                        ? door.values().stream().map(String::valueOf)
                        : List.of(String.valueOf(value)).stream())
                .toList();
        assertThat(secrets).hasSizeGreaterThan(10);
        assertThat(LINES).hasSizeGreaterThan(3);
        for (String line : LINES) {
            JsonNode entry = JSON.readTree(line);
            assertThat(entry.path("@timestamp").isTextual()).as(line).isTrue();
            assertThat(entry.path("message").asText()).as(line).isNotEmpty();
            assertThat(secrets).as(line).noneMatch(line::contains);
        }
        assertThat(LINES)
                .anyMatch(line -> line.contains("penalty_20261122_001.csv") && line.contains("feed-emergency"));
    }

    private static Set<String> metersIn(String expression) {
        Set<String> names = new TreeSet<>();
        Matcher name = Pattern.compile("\\b(anxin|jvm|hikaricp|camel|process|system)_[a-z0-9_]+")
                .matcher(expression);
        while (name.find()) {
            names.add(name.group());
        }
        return names;
    }

    /** Meters by name and labels, once the ledger was read after the last delivery. */
    private static Map<String, Double> awaitMeters() throws IOException, InterruptedException {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> get("management", "/actuator/prometheus")
                        .body()
                        .contains("anxin_deliveries_total{recipient=\"bank-1\"} 1.0"));
        return get("management", "/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.lastIndexOf(' ')),
                        line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))));
    }

    private static boolean allIsDelivered() throws IOException, InterruptedException {
        JsonNode recipients = balance().path("recipients");
        return StreamSupport.stream(recipients.spliterator(), false)
                        .anyMatch(each -> each.path("due").asInt() > 0)
                && StreamSupport.stream(recipients.spliterator(), false)
                        .allMatch(each -> each.path("waiting").asInt() == 0);
    }

    private static JsonNode balance() throws IOException, InterruptedException {
        return JSON.readTree(
                get("http", "/api/v1/ledger/balance", "Authorization", admin()).body());
    }

    private static JsonNode enterprise() {
        try {
            return JSON.readTree(get("http", "/api/v1/enterprises/" + USCC, "Authorization", admin())
                    .body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(String name, String columns, String... rows) throws IOException {
        Path out = folder.resolve("home/sandbox/sftp/emergency/out");
        StringBuilder content = new StringBuilder("record_id,uscc,enterprise_name," + columns + "\n");
        for (int i = 0; i < rows.length; i++) {
            content.append("P-%d,%s,无锡一厂,%s%n".formatted(i, USCC, rows[i]));
        }
        Files.writeString(out.resolve(name), content);
        Files.writeString(out.resolve(name + ".ok"), "");
    }

    private static HttpResponse<String> get(String port, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.get(port) + path))
                .timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String admin() {
        return Web.basic("admin", String.valueOf(credentials.get("admin")));
    }

    private static String metrics() {
        return Web.basic("metrics", String.valueOf(((Map<?, ?>) credentials.get("internal")).get("metrics")));
    }
}
