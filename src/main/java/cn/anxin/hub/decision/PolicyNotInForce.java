package cn.anxin.hub.decision;

import cn.anxin.hub.record.Message;
import java.time.LocalDate;

/** Someone asks for a day before the policy is in force. */
public final class PolicyNotInForce extends RuntimeException {

    /** For machines. */
    public static final String CODE = "POLICY_NOT_IN_FORCE";

    private static final long serialVersionUID = 1;

    private final transient Message reason;
    private final LocalDate effectiveFrom;

    PolicyNotInForce(LocalDate asOf, LocalDate effectiveFrom) {
        super(message(asOf, effectiveFrom).both());
        this.reason = message(asOf, effectiveFrom);
        this.effectiveFrom = effectiveFrom;
    }

    /** Why the question is refused, in both languages. */
    public Message reason() {
        return reason;
    }

    /** The first day that can be asked for. */
    public LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    private static Message message(LocalDate asOf, LocalDate effectiveFrom) {
        return new Message(
                "政策自 " + effectiveFrom + " 起施行，不能按 " + asOf + " 判定",
                "the policy is in force from " + effectiveFrom + ", " + asOf + " cannot be decided");
    }
}
