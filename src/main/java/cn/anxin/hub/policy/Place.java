package cn.anxin.hub.policy;

import cn.anxin.hub.record.Message;

/** A line of a policy file. */
public record Place(String file, int line) {

    /** The fault that stands here. */
    public PolicyFault fault(String zh, String en) {
        return new PolicyFault(file, line, new Message(zh, en));
    }
}
