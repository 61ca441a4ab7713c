package cn.anxin.hub.delivery;

import cn.anxin.hub.ledger.Deliveries;
import cn.anxin.hub.ledger.Deliveries.Due;
import cn.anxin.hub.ledger.Signals;
import cn.anxin.hub.trace.Step;
import cn.anxin.hub.trace.Traces;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQDuplicateIdException;
import org.springframework.jms.JmsException;

/** Takes what waits for a recipient to its queue, in order; the steps of the route {@code jms-notice}. */
public class NoticeQueue {

    private final Deliveries deliveries;
    private final Turns turns;
    private final Outages outages;
    private final Allowance allowance;
    private final BrokerReach broker;
    private final QueueSession session;
    private final Signals signals;
    private final Clock clock;
    private final int limit;
    private final Duration poll;

    NoticeQueue(
            Deliveries deliveries,
            Turns turns,
            Outages outages,
            Allowance allowance,
            BrokerReach broker,
            QueueSession session,
            Signals signals,
            Clock clock,
            DeliveryProperties properties) {
        this.deliveries = deliveries;
        this.turns = turns;
        this.outages = outages;
        this.allowance = allowance;
        this.broker = broker;
        this.session = session;
        this.signals = signals;
        this.clock = clock;
        this.limit = properties.messages();
        this.poll = properties.poll();
    }

    /**
     * What this node has to send next; nothing while another node does, or the recipient is paused or suspended. Without
     * anything it waits for a while, unless something urgent turns up.
     */
    public List<Due> claim(String recipient) {
        long heard = signals.count(Signals.Work.NOTICE);
        outages.tell();
        List<Due> due = broker.reachable() && turns.take(recipient)
                ? deliveries.waiting(recipient, allowance.next(recipient, limit))
                : List.of();
        if (due.isEmpty()) {
            signals.await(Signals.Work.NOTICE, heard, poll);
        } else {
            allowance.sent(recipient, due.size());
        }
        return due;
    }

    /**
     * Sends all in one session, or nothing. If the broker knows one of them, an earlier session was committed and its
     * end not noted: then they go one by one, and the broker drops what it has.
     */
    public void send(String recipient, List<Due> notices) {
        try (Step step = Step.begin("queue")) {
            if (Traces.areKept()) {
                step.follow(deliveries.trails(ids(notices))).note("recipient", recipient);
                step.list(
                        "notices",
                        notices.stream()
                                .map(due -> due.noticeId().toString())
                                .collect(Collectors.toMap(id -> id, List::of)));
            }
            List<NoticeMessage> messages = notices.stream()
                    .map(due ->
                            NoticeMessage.of(due, step.trailOf(due.noticeId().toString())))
                    .toList();
            send(messages, "anxin.notice." + recipient);
        }
    }

    private void send(List<NoticeMessage> messages, String queue) {
        turns.node().mustBeAlive();
        try {
            session.sendTogether(queue, messages);
        } catch (JmsException fault) {
            if (!isDuplicate(fault)) {
                throw broker.lost(fault) ? new BrokerLost(fault) : fault;
            }
            session.sendEach(queue, messages);
        }
    }

    /** Notes that the broker has them. A kill before this line sends them again, under the same ids. */
    public void delivered(String recipient, List<Due> notices) {
        deliveries.delivered(ids(notices), clock.instant());
        if (Traces.areKept()) {
            deliveries.forgetTrails(ids(notices));
        }
        outages.succeeded(recipient, notices.size());
    }

    private static List<UUID> ids(List<Due> notices) {
        return notices.stream().map(Due::noticeId).toList();
    }

    private static boolean isDuplicate(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .anyMatch(ActiveMQDuplicateIdException.class::isInstance);
    }
}
