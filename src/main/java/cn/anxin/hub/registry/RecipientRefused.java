package cn.anxin.hub.registry;

import cn.anxin.hub.record.Message;

/** An entry that cannot be registered: what is wrong with which of its fields, and what to do. */
public final class RecipientRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final transient Message reason;

    public RecipientRefused(String field, Message reason) {
        super(reason.both());
        this.field = field;
        this.reason = reason;
    }

    /** Empty where it is the entry as a whole. */
    public String field() {
        return field;
    }

    public Message reason() {
        return reason;
    }
}
