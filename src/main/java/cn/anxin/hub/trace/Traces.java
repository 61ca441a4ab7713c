package cn.anxin.hub.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;

/**
 * Where the spans go, once for the process like its log: whoever makes a step needs not be given it. Until someone
 * keeps them there are none, and a step costs what its timer costs.
 */
public final class Traces {

    private static final String SCOPE = "cn.anxin.hub";
    private static final Tracer NOBODY = OpenTelemetry.noop().getTracer(SCOPE);

    private static volatile Tracer tracer = NOBODY;

    private Traces() {}

    /** From now on spans go there. */
    public static void keep(OpenTelemetry telemetry) {
        tracer = telemetry.getTracer(SCOPE);
    }

    /** From now on there are none. */
    public static void drop() {
        tracer = NOBODY;
    }

    /** Whether it is worth a statement to remember where a trace goes on. */
    public static boolean areKept() {
        return tracer != NOBODY;
    }

    static Tracer tracer() {
        return tracer;
    }
}
