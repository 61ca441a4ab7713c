package cn.anxin.hub.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anxin.hub.StartFault;
import cn.anxin.hub.embedded.EmbeddedBroker;
import cn.anxin.hub.home.Credentials;
import cn.anxin.hub.home.Credentials.Door;
import cn.anxin.hub.home.ParticipantIds;
import cn.anxin.hub.notice.Recipient;
import cn.anxin.hub.notice.Way;
import cn.anxin.hub.registry.BrokerSite;
import cn.anxin.hub.support.Certificate;
import jakarta.jms.JMSContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisProperties;

class BrokerCheckIT {

    private static final String HUB = "anxin-hub";
    private static final List<String> NOTICES = List.of("anxin.notice.finance");
    private static final List<String> DEAD = List.of("anxin.dead");

    @TempDir
    private Path folder;

    private Credentials credentials;
    private EmbeddedBroker broker;

    @BeforeEach
    void start() throws Exception {
        credentials = Credentials.in(folder, Optional.empty());
        ParticipantIds participants = new ParticipantIds(List.of(), List.of("finance"));
        credentials.provide(participants.all());
        broker = EmbeddedBroker.start(folder.resolve("broker"), 0, credentials, participants);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private String url() {
        return "tcp://127.0.0.1:" + broker.port();
    }

    private String password() {
        return credentials.secret(Door.INTERNAL, "broker");
    }

    private static void refused(BrokerCheck check, String... words) {
        assertThatThrownBy(check::tryOnce)
                .isInstanceOf(StartFault.class)
                .message()
                .contains(words);
    }

    @Test
    void aBrokerSetUpRightIsThereAndNothingIsLeftInAQueue() throws Exception {
        assertThat(new BrokerCheck(url(), HUB, password(), NOTICES, DEAD).tryOnce())
                .isEmpty();
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url());
                JMSContext hub = factory.createContext(HUB, password())) {
            for (String queue : List.of("anxin.notice.finance", "anxin.dead")) {
                assertThat(hub.createBrowser(hub.createQueue(queue))
                                .getEnumeration()
                                .hasMoreElements())
                        .isFalse();
            }
        }
    }

    @Test
    void queuesThatAreMissingAreNamedAll() {
        refused(
                new BrokerCheck(url(), HUB, password(), List.of("anxin.notice.bank-7"), List.of("anxin.grave")),
                "anxin.notice.bank-7, anxin.grave",
                "deploy/artemis/broker.xml",
                "没有队列");
    }

    @Test
    void aRecipientIsAdmittedIfItsQueuesAreThere() {
        ArtemisProperties settings = new ArtemisProperties();
        settings.setBrokerUrl(url());
        settings.setUser(HUB);
        settings.setPassword(password());
        PeerAdmission admission = new PeerAdmission(settings, (id, site) -> List.of());
        Recipient bank = new Recipient("bank-7", "银行", "bank", Way.JMS, Set.of());

        assertThat(admission.admit(bank, new BrokerSite()))
                .hasValueSatisfying(obstacle ->
                        assertThat(obstacle.en()).contains("anxin.notice.bank-7", "deploy/artemis/broker.xml"));
        assertThat(admission.admit(new Recipient("finance", "财政局", "finance", Way.JMS, Set.of()), new BrokerSite()))
                .isEmpty();
    }

    @Test
    void queuesThatTheUserMayNotUseAreNamed() {
        String finance = credentials.secret(Door.BROKER, "finance");
        refused(new BrokerCheck(url(), "finance", finance, NOTICES, DEAD), "anxin.notice.finance, anxin.dead");
        assertThat(new BrokerCheck(url(), "finance", finance, List.of(), NOTICES).tryOnce())
                .isEmpty();
    }

    @Test
    void wrongCredentialsEndTheStartAtOnce() {
        refused(new BrokerCheck(url(), HUB, "wrong", NOTICES, DEAD), "SPRING_ARTEMIS_PASSWORD", "拒绝用户");
    }

    @Test
    void aBrokerThatIsAwayIsWaitedFor() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThat(new BrokerCheck("tcp://127.0.0.1:" + free, HUB, "", NOTICES, DEAD)
                        .tryOnce()
                        .orElseThrow()
                        .both())
                .contains("does not answer", "SPRING_ARTEMIS_BROKER_URL");
    }

    @Test
    void aHandshakeThatFailsIsToldFromABrokerThatIsAway() {
        refused(
                new BrokerCheck(url() + "?sslEnabled=true&trustAll=true", HUB, password(), NOTICES, DEAD),
                "TLS",
                "trustStorePath");
    }

    @Test
    void aBrokerWithTlsIsTrustedByAFileOfPem() throws Exception {
        Certificate certificate = Certificate.of(folder, "ip:127.0.0.1");
        Certificate other = Certificate.of(Files.createDirectory(folder.resolve("other")), "ip:127.0.0.1");
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        EmbeddedActiveMQ secured = new EmbeddedActiveMQ();
        secured.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration(
                        "tls",
                        "tcp://127.0.0.1:" + port + "?sslEnabled=true;keyStorePath=" + certificate.store()
                                + ";keyStorePassword=" + Certificate.PASSWORD));
        secured.start();
        try {
            String tls = "tcp://127.0.0.1:" + port + "?sslEnabled=true;trustStoreType=PEMCA;trustStorePath=";
            assertThat(new BrokerCheck(tls + certificate.certificate(), HUB, "", NOTICES, DEAD).tryOnce())
                    .isEmpty();
            refused(new BrokerCheck(tls + other.certificate(), HUB, "", NOTICES, DEAD), "TLS", "trustStorePath");
            refused(new BrokerCheck(tls + folder.resolve("none"), HUB, "", NOTICES, DEAD), "TLS", "trustStorePath");
        } finally {
            secured.stop();
        }
    }

    @Test
    void whatIsNoAddressIsNotRepeated() {
        assertThatThrownBy(new BrokerCheck("tcp//host?trustStorePassword=secret", HUB, "", NOTICES, DEAD)::tryOnce)
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("SPRING_ARTEMIS_BROKER_URL")
                .hasMessageNotContaining("secret");
    }
}
