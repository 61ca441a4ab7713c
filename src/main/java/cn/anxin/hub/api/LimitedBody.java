package cn.anxin.hub.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A request's body that is never read beyond a limit, whatever length it claims. */
final class LimitedBody extends FilterInputStream {

    private final long limit;
    private long read;

    private LimitedBody(InputStream body, long limit) {
        super(body);
        this.limit = limit;
    }

    static InputStream of(HttpServletRequest request, long limit) throws IOException {
        if (request.getContentLengthLong() > limit) {
            throw new TooLarge(limit);
        }
        return new LimitedBody(request.getInputStream(), limit);
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            count(1);
        }
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int got = super.read(target, offset, length);
        if (got > 0) {
            count(got);
        }
        return got;
    }

    private void count(int bytes) throws TooLarge {
        read += bytes;
        if (read > limit) {
            throw new TooLarge(limit);
        }
    }
}
