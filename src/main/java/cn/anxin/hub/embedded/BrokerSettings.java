package cn.anxin.hub.embedded;

import java.nio.file.Path;
import java.util.Set;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * What the embedded broker is configured with.
 *
 * @param folder holds its journal
 * @param port of its acceptor for CORE and AMQP
 */
record BrokerSettings(Path folder, int port) {

    static final String DEAD = "anxin.dead";
    static final String NETWORK = "network";

    private static final long IN_MEMORY = 16L << 20;
    private static final long DISK_KEPT_FREE = 512L << 20;
    private static final int ATTEMPTS = 10;

    /**
     * A notice is given again at once, and so before those that follow it; it takes many attempts until it is dead, since
     * a recipient that crashes has by that attempted all that was on its way to it.
     */
    private static final int NOTICE_ATTEMPTS = 50;

    Configuration configuration(String inVm) throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setName("anxin")
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalSyncTransactional(true)
                .setJournalSyncNonTransactional(true)
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setJournalDirectory(folder.resolve("journal").toString())
                .setLargeMessagesDirectory(folder.resolve("large-messages").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setMaxDiskUsage(-1)
                .setMinDiskFree(DISK_KEPT_FREE)
                .setJMXManagementEnabled(false)
                .setSecurityEnabled(true)
                .addAcceptorConfiguration(NETWORK, network())
                .addAcceptorConfiguration("in-vm", inVm);
        return rules(configuration);
    }

    /** Not open before every queue is there: a client that comes too early would be told that it may not. */
    private String network() {
        return "tcp://127.0.0.1:" + port
                + "?protocols=CORE,AMQP;saslMechanisms=PLAIN;amqpLowCredits=300;amqpCredits=1000;autoStart=false";
    }

    private static Configuration rules(Configuration configuration) {
        return configuration
                .putSecurityRoles("#", Set.of(everything(BrokerUsers.HUB)))
                .addAddressSetting("#", queuesMadeByTheHub())
                .addAddressSetting("anxin.#", patient())
                // The hub says itself when it gives a message up: until then its own trouble is no fault of the
                // message's.
                .addAddressSetting("anxin.feed.#", patient().setMaxDeliveryAttempts(-1))
                .addAddressSetting("anxin.notice.#", attempts(NOTICE_ATTEMPTS).setRedeliveryDelay(0))
                // One node at a time takes a recipient's receipts: APPLIED must not overtake CONFIRMED.
                .addAddressSetting(
                        "anxin.receipt.#", patient().setMaxDeliveryAttempts(-1).setDefaultExclusiveQueue(true))
                // From here nothing can go further: what the hub cannot take yet stays.
                .addAddressSetting(DEAD, attempts(-1).setRedeliveryDelay(1_000));
    }

    private static AddressSettings queuesMadeByTheHub() {
        return new AddressSettings()
                .setAutoCreateAddresses(false)
                .setAutoCreateQueues(false)
                .setAutoDeleteAddresses(false)
                .setAutoDeleteQueues(false)
                .setExpiryAddress(SimpleString.of(DEAD))
                .setMaxSizeBytes(IN_MEMORY)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE);
    }

    private static AddressSettings attempts(int most) {
        return new AddressSettings().setMaxDeliveryAttempts(most).setDeadLetterAddress(SimpleString.of(DEAD));
    }

    private static AddressSettings patient() {
        return attempts(ATTEMPTS)
                .setRedeliveryDelay(1_000)
                .setRedeliveryMultiplier(2)
                .setMaxRedeliveryDelay(60_000);
    }

    static Role everything(String user) {
        return new Role(user, true, true, true, true, true, true, true, true, true, true, true, true);
    }

    static Role sends(String user) {
        Role role = nothing(user);
        role.setSend(true);
        return role;
    }

    static Role consumes(String user) {
        Role role = nothing(user);
        role.setConsume(true);
        role.setBrowse(true);
        return role;
    }

    private static Role nothing(String user) {
        Role role = new Role();
        role.setName(user);
        return role;
    }
}
