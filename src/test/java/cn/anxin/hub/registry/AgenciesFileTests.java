package cn.anxin.hub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anxin.hub.StartFault;
import cn.anxin.hub.notice.Way;
import cn.anxin.hub.registry.Agencies.RecipientEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgenciesFileTests {

    private static final String GOOD = """
            feeds:
              - id: court
                name: 人民法院
                way: SFTP
                address: sftp://court@10.0.0.1:2222/exchange
                secret: env:COURT_PASSWORD
                knownHosts: /etc/anxin/known_hosts
            recipients:
              - id: bank-1
                name: 第一银行
                kind: bank
                way: SFTP
                districts: ["320205", "320281"]
                address: sftp://bank-1@127.0.0.1:${anxin.sandbox.sftp-port}
                secret: credentials:sftp.bank-1
                knownHosts: ${anxin.home}/secrets/known_hosts
                charset: GB18030
              - id: finance
                name: 财政局
                kind: finance
                way: JMS
            """;

    @TempDir
    Path folder;

    @Test
    void refusesWhatIsNoTextAndWhatWouldGrow() {
        assertThatThrownBy(() -> read("feeds: \u0001")).isInstanceOf(StartFault.class);
        assertThatThrownBy(() -> read("feeds: " + "[".repeat(1000))).isInstanceOf(StartFault.class);
    }

    @Test
    void readsFeedsAndRecipients() throws IOException {
        Agencies agencies = read(GOOD);

        assertThat(agencies.feeds()).singleElement().satisfies(feed -> {
            assertThat(feed.source()).isEqualTo("court");
            assertThat(feed.settings()).containsEntry("secret", "env:COURT_PASSWORD");
        });
        assertThat(agencies.recipients()).first().satisfies(entry -> {
            assertThat(entry.recipient().districts()).isEqualTo(Set.of("320205", "320281"));
            assertThat(entry.settings()).containsEntry("charset", "GB18030").containsEntry("format", "csv");
        });
        assertThat(agencies.recipients().get(1).recipient().way()).isEqualTo(Way.JMS);
    }

    @Test
    void takesAKeyInPlaceOfAPasswordOrBesideIt() throws IOException {
        Agencies agencies = read(GOOD.replace(
                "secret: env:COURT_PASSWORD", "privateKey: ${anxin.home}/key\n    passphrase: file:/run/phrase"));

        assertThat(agencies.feeds().get(0).settings())
                .containsEntry("privateKey", "${anxin.home}/key")
                .containsEntry("passphrase", "file:/run/phrase")
                .doesNotContainKey("secret");
    }

    @Test
    void takesAnAddressOfAServiceOrATableOfADatabase() throws IOException {
        Agencies agencies = read(GOOD.replace("way: JMS", """
                way: HTTP
                    address: https://finance.example/notices
                    secret: file:/run/key
                    timeout: PT5S
                  - id: insurer-1
                    name: 第一保险公司
                    kind: insurer
                    way: TABLE
                    address: jdbc:postgresql://10.0.0.9:5432/exchange
                    user: anxin
                    secret: env:FRONT_END
                    table: exchange.notice"""));

        assertThat(agencies.recipients().get(1).settings())
                .containsEntry("address", "https://finance.example/notices")
                .containsEntry("timeout", "PT5S")
                .doesNotContainKey("format");
        assertThat(agencies.recipients().get(2).settings()).containsEntry("table", "exchange.notice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP  | address: https://u:p@host/x                                     | not an address",
                "HTTP  | 'address: https://host/x\n    timeout: 10s'                     | timeout has a wrong form",
                "HTTP  | 'address: https://host/x\n    table: a'                         | by HTTP has no table",
                "TABLE | 'address: jdbc:postgresql://h/d?password=x\n    user: a\n    secret: env:A\n    table: t' | not an address",
                "TABLE | 'address: jdbc:postgresql://h/d\n    user: a\n    secret: env:A\n    table: t;drop' | table has a wrong form",
                "TABLE | 'address: jdbc:postgresql://h/d\n    secret: env:A\n    table: t' | user is missing",
            })
    void refusesAnEntryThatIsNotOfItsWay(String way, String settings, String reason) {
        assertThatThrownBy(
                        () -> read(GOOD.replace("way: JMS", "way: " + way + "\n    " + settings.replace("\\n", "\n"))))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining(reason);
    }

    @Test
    void takesWhatIsAgreedAboutAFeed() throws IOException {
        FeedTerms standard = TermsSettings.terms(read(GOOD).feeds().get(0).settings());
        assertThat(standard.snapshot()).isFalse();
        assertThat(standard.vanishing()).isEqualTo(10);
        assertThat(standard.expected()).isEmpty();

        FeedTerms agreed =
                TermsSettings.terms(read(feed("mode: snapshot\n    vanishing: 25%\n    expected: daily 06:00"))
                        .feeds()
                        .get(0)
                        .settings());
        assertThat(agreed.snapshot()).isTrue();
        assertThat(agreed.vanishing()).isEqualTo(25);
        assertThat(agreed.expected()).isPresent();
    }

    @Test
    void takesAFeedThatIsATable() throws IOException {
        String table = """
                feeds:
                  - {id: court, name: 法院, way: TABLE, address: "jdbc:postgresql://h/d", user: a, secret: "env:A", table: q.t,
                     type: criminal_case, key: id, settle: PT1M, poll: PT5S}
                recipients: []
                """;
        FeedTerms terms = TermsSettings.terms(read(table).feeds().get(0).settings());
        assertThat(terms.rows()).hasValue(new FeedTerms.TableRows("criminal_case", "id", Duration.ofMinutes(1)));
        assertThat(terms.poll()).isEqualTo(Duration.ofSeconds(5));
        assertThatThrownBy(() -> read(table.replace("criminal_case", "penalty")))
                .hasMessageContaining("penalty");
        assertThatThrownBy(() -> read(table.replace("key: id", "key: \"id; drop\"")))
                .hasMessageContaining("key");
        assertThatThrownBy(() -> read(table.replace("key: id,", ""))).hasMessageContaining("key is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode: whole | mode whole is not known",
                "vanishing: 10% | Only a snapshot has vanishing",
                "'mode: snapshot\n    vanishing: 101%' | vanishing has a wrong form",
                "expected: sometimes | expected has a wrong form",
                "poll: PT5S | by SFTP has no poll",
            })
    void refusesWhatCannotBeAgreed(String setting, String reason) {
        assertThatThrownBy(() -> read(feed(setting.replace("\\n", "\n"))))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining(reason);
    }

    private static String feed(String more) {
        return GOOD.replaceFirst("    secret: env:COURT_PASSWORD", "    secret: env:COURT_PASSWORD\n    " + more);
    }

    @Test
    void theFileThatIsShippedIsGood() {
        Agencies agencies = AgenciesFile.read(Path.of("agencies.yaml"));

        assertThat(agencies.feeds()).hasSize(4);
        assertThat(agencies.recipients()).hasSize(15);
        assertThat(agencies.recipients().stream().map(entry -> entry.recipient().kind()))
                .containsAll(RecipientKinds.ALL);
    }

    @Test
    void theFileOfTheContainersIsGoodAndNamesTheSameParticipants() {
        Agencies shipped = AgenciesFile.read(Path.of("agencies.yaml"));
        Agencies containers = AgenciesFile.read(Path.of("deploy", "agencies.yaml"));

        assertThat(containers.recipients().stream()
                        .map(RecipientEntry::recipient)
                        .toList())
                .isEqualTo(shipped.recipients().stream()
                        .map(RecipientEntry::recipient)
                        .toList());
        assertThat(containers.feeds()).hasSameSizeAs(shipped.feeds());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: bank                     | kind: banc                          | 11 | banc is not known",
                "kind: finance                  | knd: finance                        | 20 | Unknown key knd",
                "way: JMS                       | 'way: JMS\n    way: JMS'         | 22 | way stands twice",
                "id: finance                    | id: bank-1                          | 18 | id bank-1 stands twice",
                "sftp://court@10.0.0.1:2222     | ftp://10.0.0.1                      | 5  | not an address",
                "sftp://court@10.0.0.1:2222     | sftp://court@10.0.0.1:99999         | 5  | not an address",
                "env:COURT_PASSWORD             | swordfish                           | 6  | secret has a wrong form",
                "secret: env:COURT_PASSWORD     | passphrase: env:A                   | 2  | Neither secret nor privateKey",
                "knownHosts: /etc/anxin/known_hosts | 'knownHosts: x\n    passphrase: env:A' | 8 | no privateKey",
                "'\"320205\", \"320281\"'       | '\"3202\"'                          | 13 | district 3202 is wrong",
                "charset: GB18030               | charset: GBK                        | 17 | charset GBK is not known",
                "kind: finance                  | 'kind: finance\n    secret: env:A'   | 21 | by JMS has no secret",
                "way: JMS                       | 'way: [JMS'                         | 22 | Not valid YAML",
                "name: 财政局                    | name:                               | 19 | single value is expected",
            })
    void namesFileLineAndReason(String good, String bad, int line, String reason) {
        assertThat(GOOD).contains(good);
        assertThatThrownBy(() -> read(GOOD.replace(good, bad)))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("agencies.yaml, line " + line + ", column ")
                .hasMessageContaining("第 " + line + " 行")
                .hasMessageContaining(reason);
    }

    private Agencies read(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("agencies.yaml"), yaml);
        return AgenciesFile.read(file);
    }
}
