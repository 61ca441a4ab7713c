package cn.anxin.hub.delivery;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** An answer to a notice is short and quick: one that goes on and on is given up, whatever its status said. */
class AnswerLimit implements HttpClientConfigurer {

    private static final int MOST_BYTES = 64 << 10;
    private static final long MOST_NANOS = Duration.ofSeconds(30).toNanos();

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.disableAutomaticRetries();
        client.addResponseInterceptorLast((response, details, context) -> {
            if (response instanceof ClassicHttpResponse answer && answer.getEntity() != null) {
                answer.setEntity(new ShortAnswer(answer.getEntity()));
            }
        });
    }

    private static final class ShortAnswer extends HttpEntityWrapper {

        private final HttpEntity answer;

        ShortAnswer(HttpEntity answer) {
            super(answer);
            this.answer = answer;
        }

        @Override
        public InputStream getContent() throws IOException {
            return new Bounded(answer.getContent());
        }
    }

    /** Closing an answer that is cut off must not read its rest, as the client's own streams do. */
    private static final class Bounded extends FilterInputStream {

        private final long begun = System.nanoTime();
        private int left = MOST_BYTES;
        private boolean cutOff;

        Bounded(InputStream answer) {
            super(answer);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (cutOff || left == 0 || System.nanoTime() - begun > MOST_NANOS) {
                cutOff = true;
                throw new IOException("the answer is too long or too slow");
            }
            int read = super.read(bytes, offset, Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }

        @Override
        public void close() throws IOException {
            if (!cutOff) {
                super.close();
            }
        }
    }
}
