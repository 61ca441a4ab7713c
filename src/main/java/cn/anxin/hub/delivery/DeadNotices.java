package cn.anxin.hub.delivery;

import cn.anxin.hub.ledger.DeadLetters;
import java.time.Clock;
import java.util.UUID;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes in the notices that their recipients rejected until the broker gave up; the step of {@code dead-notices}. */
public class DeadNotices {

    private static final Logger LOG = LoggerFactory.getLogger(DeadNotices.class);

    /** How such dead letters are found together. */
    private static final String REJECTED = "REJECTED";

    private final DeadLetters deadLetters;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DeadNotices(DeadLetters deadLetters, TransactionTemplate transaction, Clock clock) {
        this.deadLetters = deadLetters;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Notes the refusal; once, however often the message comes. */
    public void bury(
            @Header(NoticeMessage.NOTICE_ID) String noticeId,
            @Header(NoticeMessage.SENDING) @Nullable Integer sending,
            @Header("_AMQ_ORIG_ADDRESS") @Nullable String queue) {
        int sends = sending == null ? 0 : sending;
        String cause = "接收方多次拒收（队列 %s） / Rejected by the recipient until the broker gave up (queue %s)"
                .formatted(queue, queue);
        UUID notice = UUID.fromString(noticeId);
        Boolean buried =
                transaction.execute(status -> deadLetters.bury(notice, sends, REJECTED, cause, clock.instant()));
        if (Boolean.TRUE.equals(buried)) {
            LOG.warn(
                    "通知 {} 被拒收，已转入死信，等待处理 / Notice {} was rejected: it is a dead letter now, to be replayed or discarded",
                    noticeId,
                    noticeId);
        }
    }
}
