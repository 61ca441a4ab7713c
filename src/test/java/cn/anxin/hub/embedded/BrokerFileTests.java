package cn.anxin.hub.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The broker that an operator sets up by deploy/artemis is the embedded one, on a machine of its own. */
class BrokerFileTests {

    private static final Path FOLDER = Path.of("deploy", "artemis");

    private static Configuration file() throws Exception {
        FileConfiguration configuration = new FileConfiguration();
        new FileDeploymentManager(FOLDER.resolve("broker.xml").toUri().toString())
                .addDeployable(configuration)
                .readConfiguration();
        return configuration;
    }

    private static Configuration embedded() throws Exception {
        return new BrokerSettings(Path.of("broker"), 0).configuration("vm://0");
    }

    @Test
    void addressesAreTreatedAlike() throws Exception {
        assertThat(file().getAddressSettings()).isEqualTo(embedded().getAddressSettings());
    }

    @Test
    void whatIsSentIsKeptAlike() throws Exception {
        Configuration file = file();
        Configuration embedded = embedded();
        assertThat(file.isPersistenceEnabled()).isTrue();
        assertThat(file.isSecurityEnabled()).isTrue();
        assertThat(file.isJournalSyncTransactional()).isEqualTo(embedded.isJournalSyncTransactional());
        assertThat(file.isJournalSyncNonTransactional()).isEqualTo(embedded.isJournalSyncNonTransactional());
        assertThat(file.getIDCacheSize()).isEqualTo(embedded.getIDCacheSize());
        assertThat(file.getMaxDiskUsage()).isEqualTo(embedded.getMaxDiskUsage());
        assertThat(file.getMinDiskFree()).isEqualTo(embedded.getMinDiskFree());
    }

    @Test
    void everyRecipientByQueueHasItsQueueForItselfAlone() throws Exception {
        Set<String> recipients = recipients();
        Configuration file = file();
        assertThat(file.getAddressConfigurations().stream().map(CoreAddressConfiguration::getName))
                .hasSize(3 * recipients.size() + 1)
                .contains(BrokerSettings.DEAD)
                .containsAll(recipients.stream().map(id -> "anxin.notice." + id).toList())
                .containsAll(
                        recipients.stream().map(id -> "anxin.receipt." + id).toList())
                .containsAll(recipients.stream().map(id -> "anxin.answer." + id).toList());
        for (String id : recipients) {
            assertThat(file.getSecurityRoles().get("anxin.notice." + id)).allSatisfy(role -> {
                assertThat(role.getName()).isIn(id, BrokerUsers.HUB);
                assertThat(role.isSend()).isEqualTo(role.getName().equals(BrokerUsers.HUB));
            });
            assertThat(file.getSecurityRoles().get("anxin.receipt." + id)).allSatisfy(role -> {
                assertThat(role.getName()).isIn(id, BrokerUsers.HUB);
                assertThat(role.isConsume()).isEqualTo(role.getName().equals(BrokerUsers.HUB));
                assertThat(role.isSend()).isTrue();
            });
        }
        assertThat(file.getSecurityRoles().get("#")).extracting(Role::getName).containsExactly(BrokerUsers.HUB);
        assertThat(Files.readString(FOLDER.resolve("artemis-roles.properties")))
                .contains(recipients.stream().map(id -> id + " = " + id).toList());
    }

    private static Set<String> recipients() throws Exception {
        Map<String, List<Map<String, String>>> agencies =
                new Yaml().load(Files.readString(Path.of("deploy", "agencies.yaml")));
        return agencies.get("recipients").stream()
                .filter(recipient -> recipient.get("way").equals("JMS"))
                .map(recipient -> recipient.get("id"))
                .collect(Collectors.toSet());
    }
}
