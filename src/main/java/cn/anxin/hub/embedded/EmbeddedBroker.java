package cn.anxin.hub.embedded;

import cn.anxin.hub.home.Credentials;
import cn.anxin.hub.home.ParticipantIds;
import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * An Artemis broker of the hub's own, for one machine: durable, on the loopback address only, with one user for each
 * agency and recipient. Queues are made by the hub and by nobody else.
 */
public final class EmbeddedBroker implements AutoCloseable {

    /** One process may hold several hubs: its tests do. */
    private static final AtomicInteger IN_VM = new AtomicInteger();

    private final EmbeddedActiveMQ artemis = new EmbeddedActiveMQ();
    private final String inVm = "vm://" + IN_VM.getAndIncrement();
    private final BrokerUsers users;
    private final int port;

    private EmbeddedBroker(BrokerUsers users, int port) {
        this.users = users;
        this.port = port;
    }

    /** Starts it, open to everyone who takes part. */
    public static EmbeddedBroker start(Path folder, int port, Credentials credentials, ParticipantIds participants)
            throws Exception {
        EmbeddedBroker broker = start(folder, port, credentials);
        broker.open(participants);
        return broker;
    }

    /** Starts it for the hub alone. */
    static EmbeddedBroker start(Path folder, int port, Credentials credentials) throws Exception {
        ExpectedDuplicates.stayQuiet();
        EmbeddedBroker broker =
                new EmbeddedBroker(new BrokerUsers(credentials), FreePort.orAny(port, "ANXIN_BROKER_PORT"));
        broker.users.hubSecret();
        broker.artemis.setConfiguration(new BrokerSettings(folder, broker.port).configuration(broker.inVm));
        broker.artemis.setSecurityManager(broker.users);
        broker.artemis.start();
        broker.queue(BrokerSettings.DEAD);
        return broker;
    }

    /** Takes connections from now on, when everyone who takes part has queues. */
    void open(ParticipantIds participants) throws Exception {
        for (String agency : participants.agencies()) {
            admitAgency(agency);
        }
        for (String recipient : participants.recipients()) {
            admitRecipient(recipient);
        }
        artemis.getActiveMQServer()
                .getRemotingService()
                .getAcceptor(BrokerSettings.NETWORK)
                .start();
    }

    /** An agency sends its records and reads the answers to them. */
    void admitAgency(String id) throws Exception {
        queue("anxin.feed." + id, BrokerSettings.sends(id));
        queue("anxin.answer." + id, BrokerSettings.consumes(id));
    }

    /** A recipient reads its notices, sends its receipts and reads the answers to them. */
    void admitRecipient(String id) throws Exception {
        queue("anxin.notice." + id, BrokerSettings.consumes(id));
        queue("anxin.receipt." + id, BrokerSettings.sends(id));
        queue("anxin.answer." + id, BrokerSettings.consumes(id));
    }

    private void queue(String name, Role... others) throws Exception {
        Set<Role> roles = new HashSet<>(Set.of(others));
        roles.add(BrokerSettings.everything(BrokerUsers.HUB));
        artemis.getActiveMQServer().getSecurityRepository().addMatch(name, roles);
        artemis.getActiveMQServer()
                .createQueue(
                        QueueConfiguration.of(name)
                                .setRoutingType(RoutingType.ANYCAST)
                                .setDurable(true)
                                .setAutoCreateAddress(true),
                        true);
    }

    public int port() {
        return port;
    }

    /** For the hub, with the hub's user, within this process. */
    public ConnectionFactory connections() {
        return new ActiveMQConnectionFactory(inVm, BrokerUsers.HUB, users.hubSecret());
    }

    @Override
    public void close() {
        try {
            artemis.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the embedded broker did not stop in good order", e);
        }
    }
}
