package cn.anxin.hub;

import cn.anxin.hub.record.Message;
import org.jspecify.annotations.Nullable;

/**
 * Why the hub cannot start, for the person who started it: what is wrong and what to do about it. It is printed as one
 * line, without a stack trace, and the process ends with exit code 1.
 */
public final class StartFault extends RuntimeException {

    private final Message reason;

    public StartFault(Message reason) {
        this(reason, null);
    }

    public StartFault(Message reason, @Nullable Throwable cause) {
        super(reason.both(), cause);
        this.reason = reason;
    }

    public static StartFault of(String zh, String en) {
        return new StartFault(new Message(zh, en));
    }

    public Message reason() {
        return reason;
    }
}
