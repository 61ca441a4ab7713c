package cn.anxin.hub.intake;

import cn.anxin.hub.ledger.Intake.FileFault;
import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.Message;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The steps of the route {@code jms-feed}: a message is taken once, however often it comes, and gets the answer of its first
 * time. What cannot be taken is answered too, and kept with its reason: no message comes for ever.
 */
@Component("feedMessages")
public class FeedMessages {

    private static final Logger LOG = LoggerFactory.getLogger(FeedMessages.class);

    private final MessageIntake intake;

    FeedMessages(MessageIntake intake) {
        this.intake = intake;
    }

    /**
     * What goes back.
     *
     * @param correlation the message's id
     */
    public record Answer(String correlation, String json) {}

    /** Takes the records of a message. */
    public Answer take(String source, FeedMessage message) throws IOException {
        return answer(source, message, intake.take(source, message));
    }

    /** Gives a message up that the hub has failed to take again and again, for no reason of its servers'. */
    public Answer giveUp(String source, FeedMessage message, Throwable cause) throws IOException {
        String id = message.id().orElse("");
        LOG.error(
                "数据源 {} 的消息 {} 反复处理失败，已留存待查 / Message {} of feed {} failed again and again, it is kept",
                source,
                id,
                id,
                source,
                cause);
        Message reason = new Message(
                "系统未能处理此消息，已留存，请联系运维", "the hub failed to take this message and has kept it; ask its operators");
        return answer(source, message, intake.refuse(source, message, new FileFault(FaultCode.INTERNAL, reason)));
    }

    private static Answer answer(String source, FeedMessage message, IntakeAnswer answer) {
        answer.refusal()
                .ifPresent(fault -> LOG.warn(
                        "数据源 {} 的消息 {} 未采用，已留存：{} {} / message {} of feed {} is not taken, and kept: {}",
                        source,
                        answer.batch(),
                        fault.code(),
                        fault.message().zh(),
                        answer.batch(),
                        source,
                        fault.message().en()));
        return new Answer(message.id().orElse(""), AnswerJson.of(answer));
    }
}
