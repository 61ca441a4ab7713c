package cn.anxin.hub.policy;

import cn.anxin.hub.record.Message;

/** Why a policy file is not taken: the start ends with it, and its message is the one line an operator needs. */
public final class PolicyFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String file;
    private final int line;
    private final transient Message reason;

    /**
     * @param file the file as the operator knows it
     * @param line the line at fault, from 1; 0 where the fault is of the whole file
     */
    public PolicyFault(String file, int line, Message reason) {
        super((line == 0 ? file : file + ":" + line) + ": " + reason.both());
        this.file = file;
        this.line = line;
        this.reason = reason;
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }

    public Message reason() {
        return reason;
    }
}
