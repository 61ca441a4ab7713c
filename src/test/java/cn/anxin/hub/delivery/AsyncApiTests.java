package cn.anxin.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.notice.EndReason;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The description of the queues says what the program does. */
class AsyncApiTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode API = read();

    @Test
    void aNoticeOfTheHubsOwnMakingIsAsDescribed() throws IOException {
        String notice = Issued.content("finance", Issued.ENTERPRISES.get(0), 1);

        assertThat(schema("cloudEvent").validate(JSON.readTree(notice))).isEmpty();
    }

    @Test
    void aNoticeThatIsOtherwiseIsNot() throws IOException {
        ObjectNode notice = (ObjectNode) JSON.readTree(Issued.content("finance", Issued.ENTERPRISES.get(0), 1));
        ((ObjectNode) notice.path("data")).put("change", "STOP").put("person", "张三");

        assertThat(schema("cloudEvent").validate(notice)).hasSize(2);
    }

    @Test
    void everyEndReasonIsNamed() {
        List<String> named = new ArrayList<>();
        API.at("/components/schemas/notice/properties/endReason/enum").forEach(each -> named.add(each.asText()));

        assertThat(named)
                .contains(Arrays.stream(EndReason.values()).map(EndReason::name).toArray(String[]::new));
    }

    @Test
    void theQueuesAreThoseOfTheRoutes() throws IOException {
        List<String> described = new ArrayList<>();
        API.path("channels")
                .forEach(channel ->
                        described.add(channel.path("address").asText().replaceAll("\\{.*}", "*")));
        List<String> used = new ArrayList<>(List.of("anxin.notice.*"));
        try (Stream<Path> templates = Files.list(Path.of("routes/templates"))) {
            for (Path template : templates.toList()) {
                Matcher queue =
                        Pattern.compile("jms:queue:(anxin\\.[a-z]+\\.)\\{\\{").matcher(Files.readString(template));
                queue.results().forEach(found -> used.add(found.group(1) + "*"));
            }
        }
        assertThat(described).containsAll(used);
        assertThat(used).containsAll(described);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(API.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(API.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(
                        reference -> assertThat(API.at(reference.substring(1)).isMissingNode())
                                .as(reference)
                                .isFalse());
    }

    /** Its schemas are those of JSON Schema 2020-12; references within the document stay as they are. */
    private static JsonSchema schema(String name) {
        ObjectNode root = API.deepCopy();
        root.put("$ref", "#/components/schemas/" + name);
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(root);
    }

    private static JsonNode read() {
        try (Reader reader = Files.newBufferedReader(Path.of("docs/asyncapi.yaml"))) {
            return JSON.valueToTree(new Yaml().load(reader));
        } catch (IOException fault) {
            throw new AssertionError(fault);
        }
    }
}
