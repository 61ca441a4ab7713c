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

    /** The remedy names the variable that chooses another port. */
    public static StartFault portTaken(int port, String variable) {
        return of(
                "端口 " + port + " 无法使用（可能已被占用）：请停止占用它的程序，或用 " + variable + " 指定另一个端口",
                "port " + port + " cannot be had, most likely it is in use: stop the program that has it, or choose"
                        + " another one with " + variable);
    }

    public Message reason() {
        return reason;
    }
}
