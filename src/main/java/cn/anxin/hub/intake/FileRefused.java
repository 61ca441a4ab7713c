package cn.anxin.hub.intake;

import cn.anxin.hub.ledger.Intake.FileFault;
import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.Message;

/** Nothing of a file or request can be taken. It carries what its sender is told. */
public class FileRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient FileFault fault;

    public FileRefused(FaultCode code, String zh, String en) {
        super(code + ": " + zh + " / " + en, null, false, false);
        this.fault = new FileFault(code, new Message(zh, en));
    }

    public FileFault fault() {
        return fault;
    }
}
