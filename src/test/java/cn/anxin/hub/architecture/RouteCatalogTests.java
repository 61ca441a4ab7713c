package cn.anxin.hub.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.architecture.RouteFile.Route;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Routes name beans, configurations and each other as text: here every name is looked up. */
class RouteCatalogTests {

    private static final DeclaredBeans BEANS = new DeclaredBeans();
    private static final JsonSchema SCHEMA = schema();

    /** Chinese, a stroke, English: the console shows the reader's half. */
    private static final String IN_BOTH_LANGUAGES = "[^/]*\\p{IsHan}[^/]* / [^/\\p{IsHan}]+";

    static List<RouteFile> files() {
        return RouteFile.all();
    }

    @Test
    void thereAreRoutesToLookAt() {
        assertThat(files()).hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileHoldsOneRouteOfItsOwnNameOrConfigurations(RouteFile file) {
        assertThat(file.path().toString()).endsWith(".camel.yaml");
        assertThat(file.stem()).doesNotContain(".");
        if (file.configurations().isEmpty()) {
            assertThat(file.routes()).hasSize(1);
        }
        assertThat(file.routes()).extracting(Route::id).allMatch(file.stem()::equals);
    }

    @ParameterizedTest
    @MethodSource("files")
    void aRouteSaysWhatItDoesAndHowItFails(RouteFile file) {
        Set<String> configurations = new HashSet<>();
        files().forEach(each -> configurations.addAll(each.configurations()));
        assertThat(file.routes()).allSatisfy(route -> {
            assertThat(route.text("description")).get().asString().matches(IN_BOTH_LANGUAGES);
            assertThat(route.text("group")).isPresent();
            assertThat(route.text("routeConfigurationId")).isPresent().get().isIn(configurations);
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void aConfigurationSaysInBothLanguagesWhatItDoes(RouteFile file) {
        assertThat(file.descriptionsOfConfigurations()).allMatch(text -> text.matches(IN_BOTH_LANGUAGES));
        assertThat(file.descriptionsOfConfigurations()).hasSameSizeAs(file.configurations());
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyStepHasAnId(RouteFile file) {
        file.steps((kind, step) -> assertThat(step).as("%s in %s", kind, file).containsKey("id"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyBeanAndMethodIsThere(RouteFile file) {
        assertThat(file.calls()).allMatch(call -> BEANS.has(call.bean(), call.method()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyIdStandsInTheTable(RouteFile file) throws IOException {
        String table = Files.readString(Path.of("routes/README.md"));
        assertThat(file.routes()).allMatch(route -> table.contains("| `" + route.id() + "` |"));
        assertThat(file.configurations()).allMatch(id -> table.contains("| `" + id + "` |"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void camelsOwnSchemaAcceptsIt(RouteFile file) {
        JsonNode content = new JsonMapper().valueToTree(file.content());
        assertThat(SCHEMA.validate(content)).isEmpty();
    }

    @Test
    void aWrongNameIsFound() {
        assertThat(BEANS.has("drops", "open")).isTrue();
        assertThat(BEANS.has("drops", "shut")).isFalse();
        assertThat(BEANS.has("drips", "open")).isFalse();
    }

    private static JsonSchema schema() {
        try (InputStream schema = RouteCatalogTests.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            return JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(schema);
        } catch (IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        }
    }
}
