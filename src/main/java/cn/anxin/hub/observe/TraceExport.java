package cn.anxin.hub.observe;

import cn.anxin.hub.trace.Traces;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Sends spans to a collector, in batches and beside the work: a collector that is away costs its spans, nothing else. */
final class TraceExport implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final OpenTelemetrySdk telemetry;

    private TraceExport(OpenTelemetrySdk telemetry) {
        this.telemetry = telemetry;
    }

    static TraceExport to(URI endpoint, double share) {
        Resource hub = Resource.getDefault()
                .merge(Resource.create(Attributes.of(
                        AttributeKey.stringKey("service.name"),
                        "anxin-hub",
                        AttributeKey.stringKey("service.instance.id"),
                        UUID.randomUUID().toString())));
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint.toString())
                .setTimeout(TIMEOUT)
                .setConnectTimeout(TIMEOUT)
                .build();
        SdkTracerProvider spans = SdkTracerProvider.builder()
                .setResource(hub)
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(share)))
                .addSpanProcessor(BatchSpanProcessor.builder(new TellingExporter(exporter, endpoint))
                        .setScheduleDelay(Duration.ofSeconds(1))
                        .build())
                .build();
        OpenTelemetrySdk telemetry =
                OpenTelemetrySdk.builder().setTracerProvider(spans).build();
        Traces.keep(telemetry);
        return new TraceExport(telemetry);
    }

    /** After whatever makes spans has ended. */
    @Override
    public void close() {
        Traces.drop();
        telemetry.getSdkTracerProvider().shutdown().join(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
