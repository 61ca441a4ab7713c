package cn.anxin.hub.intake;

import cn.anxin.hub.ledger.Intake.FileFault;
import cn.anxin.hub.record.FaultCode;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jms.support.converter.MessageConverter;
import org.springframework.stereotype.Component;

/**
 * Reads a feed's messages: text, or bytes in UTF-8. What is neither is no reason to throw, which would bring it again and
 * again: it comes as a refusal. A serialised object is never looked into, since its reading alone can run foreign code.
 */
@Component("feedMessageReader")
class FeedMessageReader implements MessageConverter {

    /** What comes in as one message is in memory, several times over. */
    static final int MOST_BYTES = 16 << 20;

    /** So much of a refused message is kept for whoever looks for its fault. */
    static final int KEPT_BYTES = 64 << 10;

    private static final String AMQP_ID = "NATIVE_MESSAGE_ID";

    @Override
    public Object fromMessage(Message message) throws JMSException {
        Optional<String> id = id(message);
        if (message instanceof TextMessage text) {
            String body = text.getText();
            return body == null ? read(id, new byte[0]) : read(id, body.getBytes(StandardCharsets.UTF_8));
        }
        if (message instanceof BytesMessage binary) {
            long size = binary.getBodyLength();
            byte[] body = new byte[(int) Math.min(size, size > MOST_BYTES ? KEPT_BYTES : MOST_BYTES)];
            binary.readBytes(body);
            return size > MOST_BYTES ? tooLarge(id, body, size) : read(id, body);
        }
        String kind = message.getClass().getSimpleName();
        FileFault fault = FileFault.of(
                FaultCode.STRUCTURE, "只接受文本或字节消息，不接受 " + kind, "only text and bytes messages are taken, not " + kind);
        return FeedMessage.refused(id, new byte[0], 0, fault);
    }

    /** An AMQP sender's own id is a property here; what stands in its place is given anew at each delivery. */
    private static Optional<String> id(Message message) throws JMSException {
        return Optional.ofNullable(
                message.propertyExists(AMQP_ID) ? message.getStringProperty(AMQP_ID) : message.getJMSMessageID());
    }

    private static FeedMessage read(Optional<String> id, byte[] body) {
        return body.length > MOST_BYTES
                ? tooLarge(id, Arrays.copyOf(body, KEPT_BYTES), body.length)
                : FeedMessage.of(id, body);
    }

    private static FeedMessage tooLarge(Optional<String> id, byte[] head, long size) {
        FileFault fault = FileFault.of(
                FaultCode.RANGE, "消息超过 16 MiB，请拆分，或以文件发送", "the message has more than 16 MiB; send several, or a file");
        return FeedMessage.refused(id, head, size, fault);
    }

    /** Feeds are only read through it. */
    @Override
    public Message toMessage(Object object, Session session) throws JMSException {
        throw new JMSException("no answer is written by the reader of " + session);
    }
}
