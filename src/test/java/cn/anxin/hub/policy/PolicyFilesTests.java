package cn.anxin.hub.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The loader takes nothing that it does not fully understand, and says where and why. */
class PolicyFilesTests {

    private static final Path PROJECT = Path.of("policies", "wuxi-safety-credit");

    @TempDir
    Path folder;

    private Path file;
    private Path cases;

    @BeforeEach
    void copyTheProjectsPolicy() throws IOException {
        Path policy = Files.createDirectories(folder.resolve("wuxi-safety-credit"));
        file = Files.copy(PROJECT.resolve("1.yaml"), policy.resolve("1.yaml"));
        cases = Files.copy(PROJECT.resolve("cases.yaml"), policy.resolve("cases.yaml"));
    }

    private PolicyFault load() {
        return catchThrowableOfType(PolicyFault.class, () -> {
            PolicyFiles.load(folder);
            PolicyFiles.examples(folder);
        });
    }

    /** Changes the first place where {@code before} stands, and answers its line. */
    private static int change(Path file, String before, String after) throws IOException {
        String text = Files.readString(file);
        int at = text.indexOf(before);
        assertThat(at).as(before).isNotNegative();
        Files.writeString(file, text.substring(0, at) + after + text.substring(at + before.length()));
        return (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            zone: Asia/Shanghai            | zones: Asia/Shanghai                        | "zone" is missing
            zone: Asia/Shanghai            | zone: Asia/Wuxi                             | there is no zone "Asia/Wuxi"
            lasts: listing-period}         | lasts: listing-period, until: x}            | unknown key "until"
            lasts: listing-period          | lasts: listing-perod                        | no parameter is named "listing-perod"
            lasts: listing-period          | lasts: 3 years                              | no parameter is named "3 years"
            lasts: listing-period          | lasts: major-fine                           | has to be a period such as 3 years
            at-least: dust-workers         | at-least: top-share                         | parameter "top-share" has to be a number
            at-most-share: top-share       | at-most-share: major-fine                   | has to be a share such as 10 %
            count: burst-count             | count: burst-period                         | parameter "burst-period" has to be a number
            window: burst-window           | window: major-fine                          | parameter "major-fine" has to be a code
            in-force-from: effective-from  | in-force-from: major-fine                   | parameter "major-fine" has to be a day
            government: trade-union-is-government | government: major-fine               | parameter "major-fine" has to be Y or N
            has-any: major-categories      | has-any: major-fine                         | parameter "major-fine" has to be a list of codes
            default: [SUSPEND_LICENCE,     | default: [SUSPEND_LICENSE,                  | there is no code "SUSPEND_LICENSE"
            default: ROLLING               | default: SLIDING                            | a window is ROLLING or CALENDAR_YEAR
            default: 2021-01-01            | default: 2021-02-30                         | there is no day "2021-02-30"
            since: 2021-01-01              | since: 1 January                            | "1 January" is not a day (yyyy-MM-dd)
            default: 10 %                  | default: 110 %                              | a share is at most 100 %
            default: 10 %                  | default: a tenth                            | "a tenth" is no number, share
            article: 2(2)                  | article: 2(7)                               | the law has no 2(7)
            article: 2(2)                  | article: 2(2                                | an article is written 7 or 7(3)
            [emergency/hazard]             | [emergency/danger]                          | there is no record type "emergency/danger"
            [emergency/hazard]             | [emergency/hazard, emergency/hazard]        | "emergency/hazard" stands twice
            [emergency/hazard]             | []                                          | a list that is not empty is expected here
            [emergency/hazard]             | emergency/hazard                            | a list that is not empty is expected here
            counts-from: due_on            | counts-from: due                            | emergency/hazard has no column "due"
            counts-from: due_on            | counts-from: grade                          | column "grade" is not a day
            one-per: document_no           | one-per: decided_on                         | column "decided_on" is not text
            reads-until: {day: concluded_on, column: status, as: PROVISIONAL} | reads-until: {day: concluded_on, column: status, as: OPEN} | there is no code "OPEN"
            by: annulment                  | by: penalty-annulled                        | no records are named "penalty-annulled"
            by: annulment                  | by: transfer                                | records that void others cannot have one-per
            activities: {has-any: [STEEL,  | activities: {has-any: [IRON,                | there is no code "IRON"
            activities: {has-any: [STEEL,  | activities: {is-any: [STEEL,                | this test does not suit the column
            activities: {has-any: [STEEL,  | activity: {has-any: [STEEL,                 | emergency/profile has no column "activity"
            activities: {has-any: [STEEL,  | activities: {includes: [STEEL,              | unknown test "includes"
            dust_workers: {at-least: dust-workers} | sector: {at-least: dust-workers}    | column "sector" is not a number
            key_process: {is: Y}           | key_process: {is: yes}                      | Y or N is expected here
            key_process: {is: Y}           | key_process: {}                             | nothing stands here
            key_process: {is: Y}           | key_process: {is: Y, given: Y}              | unknown key "given"
            when: {issuer_kind: {is: EMERGENCY}} | when: {}                              | the criterion is empty
            no-act-within: {within         | no-act-since: {within                       | unknown rule "no-act-since"
            - overdue: {                   | - late: {                                   | unknown rule "late"
            to: [emergency-management, insurer] | to: [emergency-management, underwriter] | there is no kind of recipient "underwriter"
            all-ten: [development-reform,  | bank: [development-reform,                  | "bank" is a kind already
            for-acts-of: [1, 2, 3, 4, 9]   | for-acts-of: [1, 2, 3, 4, 10]               | the acts have no item 10
            regime: incentive              | regime: reward                              | incentive or punishment is expected
            city: "320200"                 | city: "320299"                              | city is not one of the districts
            "320205":                      | "32020":                                    | a division has 6 digits
            "320205":                      | "320200":                                   | duplicate key "320200"
            - article: 8                   | - article: 7                                | article 7 stands twice
            version: 1                     | version: one                                | "one" is not a whole number
            profile: {of:                  | profile: &p {of:                            | anchors and aliases are not allowed
            zone: Asia/Shanghai            | zone: {name: Asia/Shanghai}                 | text or a value is expected here
            zone: Asia/Shanghai            | zone:                                       | text or a value is expected here
            listing: {lasts: listing-period} | listing: listing-period                   | "key: value" pairs are expected here
            zone: Asia/Shanghai            | [zone]: Asia/Shanghai                       | a key must be text
            zone: Asia/Shanghai            | zone: Asia: Shanghai                        | not valid YAML
            about: 施行日期；此前的行为不作惩戒依据 / the first day in force; earlier acts are no ground for punishment | about: 施行日期 | "中文 / English" is expected here
            """)
    void aMistakeIsNamedWithItsLine(String before, String after, String reason) throws IOException {
        int line = change(file, before, after);
        PolicyFault fault = load();
        assertThat(fault.file()).isEqualTo(file.toString());
        assertThat(fault.reason().en()).contains(reason);
        assertThat(fault.reason().zh()).matches(".*\\p{IsHan}.*");
        assertThat(fault.getMessage())
                .startsWith(fault.file() + ":" + fault.line() + ": "
                        + fault.reason().zh());
        // Of a missing key the line is that of its section.
        assertThat(fault.line()).isEqualTo(reason.endsWith("is missing") ? fault.line() : line);
    }

    @Test
    void anUnknownKeyAtTheTopIsNamedWithItsLine() throws IOException {
        int line = change(file, "listing: {", "delisting: {}\nlisting: {");
        PolicyFault fault = load();
        assertThat(fault.reason().en()).isEqualTo("unknown key \"delisting\"");
        assertThat(fault.line()).isEqualTo(line);
    }

    /** Nowhere in the file does a key that nobody reads pass: it would be a rule that somebody believes to be in force. */
    @Test
    void noPlaceOfTheFileTakesAKeyThatItDoesNotKnow() throws IOException {
        String text = Files.readString(file);
        List<MappingNode> places = new ArrayList<>();
        mappings(new Yaml().compose(new StringReader(text)), places);
        assertThat(places).hasSizeGreaterThan(100);
        for (MappingNode place : places) {
            int at = place.getStartMark().getIndex();
            boolean flow = place.getFlowStyle() == DumperOptions.FlowStyle.FLOW;
            String indent = " ".repeat(place.getStartMark().getColumn());
            int insert = text.offsetByCodePoints(0, at) + (flow ? 1 : 0);
            String surprise = flow ? "surprise: 1, " : "surprise: 1\n" + indent;
            Files.writeString(file, text.substring(0, insert) + surprise + text.substring(insert));
            PolicyFault fault = load();
            assertThat(fault).as("line " + (place.getStartMark().getLine() + 1)).isNotNull();
            assertThat(fault.line())
                    .as(fault.getMessage())
                    .isEqualTo(place.getStartMark().getLine() + 1);
        }
    }

    private static void mappings(Node node, List<MappingNode> found) {
        if (node instanceof MappingNode mapping) {
            if (!mapping.getValue().isEmpty()) {
                found.add(mapping);
            }
            mapping.getValue().forEach(pair -> mappings(pair.getValueNode(), found));
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(each -> mappings(each, found));
        }
    }

    @Test
    void anOpenParameterNeedsADefault() throws IOException {
        int line = change(file, "    default: 12 months\n", "");
        PolicyFault fault = load();
        assertThat(fault.reason().en()).isEqualTo("an open parameter has no default");
        assertThat(fault.line()).isEqualTo(line - 2);
    }

    @Test
    void aParameterThatNoRuleUsesIsRefused() throws IOException {
        int line = change(file, "earliest: [repair-after, repair-extension]", "earliest: [repair-after]");
        PolicyFault fault = load();
        assertThat(fault.reason().en()).isEqualTo("no rule uses parameter \"repair-extension\"");
        assertThat(fault.line()).isPositive().isLessThan(line);
    }

    @Test
    void recordsThatNoRuleUsesAreRefused() throws IOException {
        int line =
                change(file, "  hazard: {of", "  danger: {of: [emergency/hazard], counts-from: due_on}\n  hazard: {of");
        PolicyFault fault = load();
        assertThat(fault.reason().en()).isEqualTo("no rule uses the records \"danger\"");
        assertThat(fault.line()).isEqualTo(line);
    }

    @Test
    void itemsAreNumberedWithoutGaps() throws IOException {
        change(file, "    6:\n      text: 涉及", "    7:\n      text: 涉及");
        assertThat(load().reason().en()).isEqualTo("items are numbered from 1 without gaps");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            with: [钢铁企业, 二级证书]      | with: [钢铁企业, 三级证书]      | given has no "三级证书"
            dust_workers: 9                | dust_workers: nine              | dust_workers: write
            dust_workers: 9                | dust_worker: 9                  | dust_worker: profile has no such column
            emergency/profile/P: {valid_from: 2020-01-01, sector: OTHER, activities: METAL_DUST | profile/P: {valid_from: 2020-01-01, sector: OTHER, activities: METAL_DUST | a record is named source/type/recordId
            scope: []                      | scop: []                        | unknown key "scop"
            expect: {status: ORDINARY, scope: [2], not-met: [4(4)]} | expect: {} | nothing is expected
            on: 2025-06-30                 | on: 2025-06-31                  | there is no day "2025-06-31"
            2(2) 十名即适用 / ten are      | 2(2) 九名涉粉人员不足十人 / nine dust workers are not ten | this case's name is used already
            """)
    void aMistakeInAnExampleIsNamedWithItsLine(String before, String after, String reason) throws IOException {
        int line = change(cases, before, after);
        PolicyFault fault = load();
        assertThat(fault.file()).isEqualTo(cases.toString());
        assertThat(fault.reason().en()).contains(reason);
        assertThat(fault.line()).isEqualTo(line);
    }

    @Test
    void theNewestVersionCounts() throws IOException {
        String second = Files.readString(file).replace("version: 1\n", "version: 10\n");
        Files.writeString(file.resolveSibling("10.yaml"), second);
        Files.writeString(file.resolveSibling("9.yaml"), "not read");
        assertThat(PolicyFiles.load(folder).version()).isEqualTo(10);
    }

    @Test
    void aFileSaysTheVersionOfItsName() throws IOException {
        Files.move(file, file.resolveSibling("2.yaml"));
        assertThat(load()).hasMessageContaining("the file says wuxi-safety-credit version 1, unlike its name");
    }

    @Test
    void strayFilesAndMissingOnesAreNamed() throws IOException {
        Path stray = Files.writeString(file.resolveSibling("1.yml"), "");
        assertThat(load()).hasMessageStartingWith(stray + ": ").hasMessageContaining("expected 1.yaml, 2.yaml, …");
        Files.delete(stray);
        Files.delete(cases);
        assertThat(load()).hasMessageStartingWith(cases + ": ").hasMessageContaining("the file cannot be read");
        Files.delete(file);
        assertThat(load()).hasMessageContaining("there is no policy file (1.yaml)");
        Files.delete(file.getParent());
        assertThat(load()).hasMessageContaining("exactly one policy's folder is expected, there are 0");
        Files.delete(folder);
        assertThat(load()).hasMessageStartingWith(folder + ": ").hasMessageContaining("the folder cannot be read");
        Files.createDirectories(folder);
    }

    @Test
    void aFileInAnotherEncodingOrEmptyIsNamed() throws IOException {
        Files.write(file, Files.readString(file).getBytes(Charset.forName("GB18030")));
        assertThat(load()).hasMessageContaining("is not UTF-8");
        Files.write(file, "".getBytes(StandardCharsets.UTF_8));
        assertThat(load()).hasMessageContaining("the file is empty");
    }

    @Test
    void thePolicyIsItsFilesDigest() throws IOException {
        String before = PolicyFiles.load(folder).sha256();
        Files.writeString(file, Files.readString(file) + "# a remark\n");
        assertThat(PolicyFiles.load(folder).sha256()).matches("[0-9a-f]{64}").isNotEqualTo(before);
    }

    @Test
    void nothingInAFileCanNameAClass() throws IOException {
        change(file, "zone: Asia/Shanghai", "zone: !!java.net.URL [\"http://localhost\"]");
        assertThat(load().reason().en()).contains("Global tag is not allowed");
    }
}
