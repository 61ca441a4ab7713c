package cn.anxin.hub.delivery;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import org.springframework.jms.support.converter.MessageConversionException;
import org.springframework.jms.support.converter.MessageConverter;

/**
 * Messages are text, or bytes in UTF-8. Anything else is refused, above all serialised objects, whose reading alone can
 * run foreign code.
 */
class TextMessages implements MessageConverter {

    @Override
    public Message toMessage(Object object, Session session) throws JMSException {
        return session.createTextMessage(object.toString());
    }

    @Override
    public Object fromMessage(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return text.getText() == null ? "" : text.getText();
        }
        if (message instanceof BytesMessage binary) {
            byte[] bytes = new byte[Math.toIntExact(binary.getBodyLength())];
            binary.readBytes(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
        throw new MessageConversionException("只接受文本或字节消息 / Only text and bytes messages are taken, not "
                + message.getClass().getSimpleName());
    }
}
