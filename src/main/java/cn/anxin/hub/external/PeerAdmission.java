package cn.anxin.hub.external;

import cn.anxin.hub.StartFault;
import cn.anxin.hub.notice.Recipient;
import cn.anxin.hub.notice.Way;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.registry.Admission;
import cn.anxin.hub.registry.Site;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisProperties;

/**
 * Whether what others have to make for a recipient is there: its queues, the files and secrets that its entry names.
 *
 * @param missing what of a site is not there
 */
record PeerAdmission(ArtemisProperties broker, BiFunction<String, Site, List<Message>> missing) implements Admission {

    @Override
    public Optional<Message> admit(Recipient recipient, Site site) {
        Optional<Message> lacks = missing.apply(recipient.id(), site).stream().findFirst();
        return lacks.isPresent() || recipient.way() != Way.JMS ? lacks : queues(recipient.id());
    }

    private Optional<Message> queues(String id) {
        try {
            return new BrokerCheck(
                            broker.getBrokerUrl(),
                            broker.getUser(),
                            broker.getPassword(),
                            List.of("anxin.notice." + id, "anxin.answer." + id),
                            List.of("anxin.receipt." + id))
                    .tryOnce();
        } catch (StartFault refused) {
            return Optional.of(refused.reason());
        }
    }
}
