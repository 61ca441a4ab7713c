package cn.anxin.hub.delivery;

import cn.anxin.hub.ledger.Deliveries;
import cn.anxin.hub.ledger.Deliveries.Due;
import cn.anxin.hub.ledger.Signals;
import cn.anxin.hub.trace.Step;
import cn.anxin.hub.trace.Traces;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** What waits for a recipient, given to the node whose turn it is. */
record Backlog(
        Deliveries deliveries, Turns turns, Outages outages, Allowance allowance, Signals signals, Duration poll) {

    /**
     * What comes next; nothing while another node has the recipient, it is paused or suspended, or has had its share. Without anything it
     * waits for a while, unless something urgent turns up.
     */
    List<Due> next(String recipient, int limit) {
        long heard = signals.count(Signals.Work.NOTICE);
        outages.tell();
        List<Due> due =
                turns.take(recipient) ? deliveries.waiting(recipient, allowance.next(recipient, limit)) : List.of();
        if (due.isEmpty()) {
            signals.await(Signals.Work.NOTICE, heard, poll);
        } else {
            turns.node().mustBeAlive();
            allowance.sent(recipient, due.size());
        }
        return due;
    }

    /** Goes on, in a step, with the traces of what the notices came from. */
    void follow(Step step, String recipient, List<Due> notices) {
        if (Traces.areKept()) {
            List<UUID> ids = notices.stream().map(Due::noticeId).toList();
            step.follow(deliveries.trails(ids)).note("recipient", recipient);
            step.list("notices", ids.stream().map(UUID::toString).collect(Collectors.toMap(id -> id, List::of)));
        }
    }
}
