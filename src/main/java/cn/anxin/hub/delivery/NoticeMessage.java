package cn.anxin.hub.delivery;

import cn.anxin.hub.ledger.Deliveries.Due;
import cn.anxin.hub.notice.CloudEvent;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.Optional;

/**
 * A notice as a message.
 *
 * @param due the notice, its number of sendings and its content
 * @param duplicateId by which the broker knows a message that it has; a replay is another one
 * @param trail where whoever takes it may go on with its trace
 */
record NoticeMessage(Due due, String duplicateId, Optional<String> trail) {

    static final String NOTICE_ID = "noticeId";
    /** Which sending it is: 0, or the number of the replay. */
    static final String SENDING = "sending";

    static NoticeMessage of(Due due) {
        return of(due, Optional.empty());
    }

    static NoticeMessage of(Due due, Optional<String> trail) {
        String id = due.noticeId().toString();
        return new NoticeMessage(due, due.sends() == 0 ? id : id + "#" + due.sends(), trail);
    }

    Message in(Session session) throws JMSException {
        Message message = session.createTextMessage(due.content());
        message.setStringProperty("JMSXGroupID", due.uscc());
        message.setStringProperty("_AMQ_DUPL_ID", duplicateId);
        message.setStringProperty("contentType", CloudEvent.MEDIA_TYPE);
        // The broker makes the content type of an AMQP message from it.
        message.setStringProperty("JMS_AMQP_ContentType", CloudEvent.MEDIA_TYPE);
        message.setStringProperty(NOTICE_ID, due.noticeId().toString());
        message.setStringProperty("uscc", due.uscc());
        message.setIntProperty("sequence", due.sequence());
        message.setStringProperty("change", due.change());
        message.setIntProperty(SENDING, due.sends());
        if (trail.isPresent()) {
            message.setStringProperty("traceparent", trail.get());
        }
        return message;
    }
}
