package cn.anxin.hub.observe;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where traces are kept.
 *
 * @param endpoint of an OpenTelemetry collector (OTLP by HTTP), such as {@code http://localhost:4318/v1/traces}; without
 *     it there are no traces
 * @param share of the files and requests whose traces are kept, from 0 to 1
 */
@ConfigurationProperties("anxin.traces")
record TraceProperties(
        @Nullable URI endpoint, @DefaultValue("1.0") double share) {}
