package cn.anxin.hub.sheet;

import cn.anxin.hub.record.Message;

/** A file is no workbook that can be read, or not one that anyone should read. */
public final class SheetRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Message why;

    SheetRefused(String zh, String en) {
        super(zh + " / " + en, null, false, false);
        this.why = new Message(zh, en);
    }

    public Message why() {
        return why;
    }
}
