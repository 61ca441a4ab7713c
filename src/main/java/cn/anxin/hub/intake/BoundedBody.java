package cn.anxin.hub.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A body that ends by a limit in bytes and in time, however slowly it drips: whoever waits for more of it is woken. */
final class BoundedBody extends FilterInputStream {

    private static final Logger LOG = LoggerFactory.getLogger(BoundedBody.class);
    private static final String LATE = "页面未在时限内传完 / the page did not come to its end in time";

    private final InputStream body;
    private final long most;
    private final long deadline;
    private long read;

    BoundedBody(InputStream body, long most, Duration time) {
        super(body);
        this.body = body;
        this.most = most;
        this.deadline = System.nanoTime() + time.toNanos();
        Executor later = CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS);
        later.execute(this::cut);
    }

    private void cut() {
        try {
            body.close();
        } catch (IOException broken) {
            LOG.debug("a late page could not be closed: {}", broken.getMessage());
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int got;
        try {
            got = body.read(target, offset, length);
        } catch (IOException broken) {
            // Without the cause: the operators are shown the deepest message.
            throw new IOException(late() ? LATE : "页面中断 / the page broke off: " + broken.getMessage());
        }
        read += Math.max(got, 0);
        if (read > most) {
            throw new IOException("页面超过 " + (most >> 20) + " MiB / the page has more than " + (most >> 20) + " MiB");
        }
        if (late()) {
            throw new IOException(LATE);
        }
        return got;
    }

    private boolean late() {
        return System.nanoTime() - deadline >= 0;
    }
}
