package cn.anxin.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import org.apache.activemq.artemis.api.core.ActiveMQConnectionTimedOutException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.junit.jupiter.api.Test;

/** Whose fault a failed send is, when the broker answers by the time that it is asked. */
class BrokerReachTests {

    @Test
    void aSendThatHungUntilTheOutageWasOverIsTheBrokersFault() throws JMSException {
        BrokerReach reach = answering();
        assertThat(reach.lost(new IllegalStateException(new ActiveMQConnectionTimedOutException("topology"))))
                .isTrue();
        assertThat(reach.reachable()).isFalse();
    }

    @Test
    void aSessionThatWasClosedUnderASendIsTheBrokersFault() throws JMSException {
        assertThat(answering()
                        .lost(new IllegalStateException(new jakarta.jms.IllegalStateException("Session is closed"))))
                .isTrue();
    }

    @Test
    void aSendThatIsRefusedIsTheQueuesFault() throws JMSException {
        BrokerReach reach = answering();
        assertThat(reach.lost(new IllegalStateException(new ActiveMQSecurityException("may not send"))))
                .isFalse();
        assertThat(reach.reachable()).isTrue();
    }

    private static BrokerReach answering() throws JMSException {
        ConnectionFactory connections = mock(ConnectionFactory.class, RETURNS_DEEP_STUBS);
        when(connections
                        .createConnection()
                        .createSession(anyBoolean(), anyInt())
                        .getAcknowledgeMode())
                .thenReturn(Session.AUTO_ACKNOWLEDGE);
        return new BrokerReach(connections, () -> 0);
    }
}
