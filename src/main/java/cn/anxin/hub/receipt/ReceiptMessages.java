package cn.anxin.hub.receipt;

import cn.anxin.hub.ledger.LedgerReach;
import cn.anxin.hub.receipt.ReceiptRequests.Answered;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Takes the receipts of a recipient's queue; the step of the route {@code jms-receipt}. A message that cannot be read is
 * kept and answered like any other, so that it never comes again.
 */
@Component("receiptMessages")
public class ReceiptMessages {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptMessages.class);
    private static final String AMQP_ID = "NATIVE_MESSAGE_ID";
    private static final long MOST_BYTES = 8L << 20;

    private final ReceiptRequests requests;

    ReceiptMessages(ReceiptRequests requests) {
        this.requests = requests;
    }

    /**
     * What goes back.
     *
     * @param correlation the message's id; empty where it has none
     */
    public record Reply(String correlation, String json) {}

    /** The answer, whether anything could be read or not. */
    public Reply take(String recipient, Message message) throws IOException, JMSException {
        Optional<String> id = id(message);
        String name = id.orElseGet(() -> "jms-" + UUID.randomUUID());
        return new Reply(id.orElse(""), answer(recipient, name, message));
    }

    private String answer(String recipient, String name, Message message) throws IOException, JMSException {
        try {
            Optional<byte[]> body = body(message);
            Answered answered = body.isPresent()
                    ? requests.take(recipient, "JMS", name, body.get())
                    : requests.refuse(
                            new Origin(recipient, "JMS", name, ""),
                            "STRUCTURE",
                            "只接受文本或字节消息，最大 8 MB",
                            "only text and bytes messages of up to 8 MB are taken");
            answered.fault().ifPresent(fault -> tell(recipient, name, fault.both()));
            return answered.json();
        } catch (RuntimeException fault) {
            if (mends(fault)) {
                throw fault;
            }
            LOG.error("回执消息 {} 处理出错，已搁置 / The receipt message {} failed and is set aside", name, name, fault);
            return requests.refuse(
                            new Origin(recipient, "JMS", name, "set-aside"),
                            "STRUCTURE",
                            "处理出错，已搁置",
                            "it could not be processed and is set aside")
                    .json();
        }
    }

    /** A ledger that is away comes back; what it refuses for its content it refuses again. */
    private static boolean mends(RuntimeException fault) {
        return LedgerReach.isCauseOf(fault)
                && Stream.iterate((Throwable) fault, cause -> cause != null, Throwable::getCause)
                        .noneMatch(DataIntegrityViolationException.class::isInstance);
    }

    /** An AMQP sender's own id is a property here; what stands in its place is given anew at each delivery. */
    private static Optional<String> id(Message message) throws JMSException {
        return Optional.ofNullable(
                message.propertyExists(AMQP_ID) ? message.getStringProperty(AMQP_ID) : message.getJMSMessageID());
    }

    private static Optional<byte[]> body(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            byte[] body = Optional.ofNullable(text.getText()).orElse("").getBytes(StandardCharsets.UTF_8);
            return Optional.of(body).filter(bytes -> bytes.length <= MOST_BYTES);
        }
        if (message instanceof BytesMessage binary && binary.getBodyLength() <= MOST_BYTES) {
            // An earlier attempt has read it to its end.
            binary.reset();
            byte[] body = new byte[(int) binary.getBodyLength()];
            binary.readBytes(body);
            return Optional.of(body);
        }
        return Optional.empty();
    }

    private static void tell(String recipient, String name, String fault) {
        LOG.warn(
                "{} 的回执消息 {} 无法解读，已留存并答复：{} / The receipt message {} of {} cannot be read, it is kept and"
                        + " answered: {}",
                recipient,
                name,
                fault,
                name,
                recipient,
                fault);
    }
}
