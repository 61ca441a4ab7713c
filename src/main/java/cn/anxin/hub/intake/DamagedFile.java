package cn.anxin.hub.intake;

import cn.anxin.hub.record.Message;
import java.io.IOException;

/** A file turns out in its middle to be unreadable: found before its first row is taken, since all of it is read for that. */
final class DamagedFile extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Message why;

    DamagedFile(Message why) {
        super(why.both());
        this.why = why;
    }

    Message why() {
        return why;
    }
}
