package cn.anxin.hub.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A part of the archive as it is unpacked. What unpacks to far more than any workbook of its size would, or has a tag or a
 * text without end, is no workbook but an attack on whoever reads it.
 */
final class GuardedPart extends FilterInputStream {

    /** Longer than any text that a cell may have. */
    private static final long LONGEST_RUN = 4L << 20;

    private final long most;
    private long read;
    private long run;

    GuardedPart(InputStream part, long most) {
        super(part);
        this.most = most;
    }

    /** The archive unpacks to more than it should. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("unpacks to far more than a workbook of its size");
        }
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            count((byte) next);
        }
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int got = super.read(target, offset, length);
        for (int i = 0; i < got; i++) {
            count(target[offset + i]);
        }
        return got;
    }

    private void count(byte next) throws TooLarge {
        read++;
        run = next == '<' || next == '>' ? 0 : run + 1;
        if (read > most || run > LONGEST_RUN) {
            throw new TooLarge();
        }
    }
}
