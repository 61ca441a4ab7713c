package cn.anxin.hub.crash;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * A Java agent that holds the hub still at a named step: on the n-th return of a method it leaves a mark and waits to be
 * killed. So the hub needs no fault switches of its own, and the kill is a real one at a known place.
 */
public final class StepAgent {

    private StepAgent() {}

    /** @param arguments {@code <class>#<method>@<n>=<file to leave as the mark>} */
    public static void premain(String arguments, Instrumentation instrumentation) {
        String[] parts = arguments.split("[#@=]", 4);
        System.setProperty("crash.nth", parts[2]);
        System.setProperty("crash.mark", parts[3]);
        new AgentBuilder.Default()
                .disableClassFormatChanges()
                .type(ElementMatchers.named(parts[0]))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(Hold.class).on(ElementMatchers.named(parts[1]))))
                .installOn(instrumentation);
    }

    /** Inlined behind the method's return; {@link Gate} itself is found by the system class loader. */
    static final class Hold {

        private Hold() {}

        @Advice.OnMethodExit
        static void hold() throws ReflectiveOperationException {
            ClassLoader.getSystemClassLoader()
                    .loadClass("cn.anxin.hub.crash.StepAgent$Gate")
                    .getMethod("pass")
                    .invoke(null);
        }
    }

    /** Counts the returns and never lets the n-th one, or any after it, go on. */
    public static final class Gate {

        private static final AtomicInteger PASSED = new AtomicInteger();

        private Gate() {}

        public static void pass() throws IOException, InterruptedException {
            if (PASSED.incrementAndGet() < Integer.getInteger("crash.nth")) {
                return;
            }
            Path mark = Path.of(System.getProperty("crash.mark"));
            Files.writeString(mark, "reached");
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
