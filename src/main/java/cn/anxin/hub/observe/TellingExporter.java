package cn.anxin.hub.observe;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that the collector is away, and once that it is back. */
record TellingExporter(SpanExporter exporter, URI endpoint, AtomicBoolean away) implements SpanExporter {

    private static final Logger LOG = LoggerFactory.getLogger(TraceExport.class);

    TellingExporter(SpanExporter exporter, URI endpoint) {
        this(exporter, endpoint, new AtomicBoolean());
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        CompletableResultCode result = exporter.export(spans);
        return result.whenComplete(() -> tell(!result.isSuccess()));
    }

    private void tell(boolean failed) {
        if (away.getAndSet(failed) == failed) {
            return;
        }
        String where = endpoint.getHost() + ":" + endpoint.getPort();
        if (failed) {
            LOG.warn(
                    "链路收集器 {} 无法访问，其间的链路丢失 / The collector of traces {} cannot be reached: they are lost meanwhile",
                    where,
                    where);
        } else {
            LOG.info("链路收集器 {} 已恢复 / The collector of traces {} is back", where, where);
        }
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
