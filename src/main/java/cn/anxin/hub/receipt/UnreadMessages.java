package cn.anxin.hub.receipt;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import org.springframework.jms.support.converter.MessageConverter;
import org.springframework.stereotype.Component;

/** Leaves a message as it came: whoever reads it says what is wrong with it, rather than the queue's own machinery. */
@Component("unreadMessages")
class UnreadMessages implements MessageConverter {

    @Override
    public Object fromMessage(Message message) {
        return message;
    }

    /** Receipts are only read through it. */
    @Override
    public Message toMessage(Object object, Session session) throws JMSException {
        throw new JMSException("no answer is written by the reader of " + session);
    }
}
