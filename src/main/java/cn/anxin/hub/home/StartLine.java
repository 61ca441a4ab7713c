package cn.anxin.hub.home;

import cn.anxin.hub.StartFault;
import cn.anxin.hub.record.Message;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * The one line with which a start ends that cannot succeed: what is wrong and what to do, without a stack trace. What it
 * does not recognise is left to Spring Boot, trace and all: that is a fault of the program.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartLine implements SpringBootExceptionReporter {

    private static final Logger LOG = LoggerFactory.getLogger("cn.anxin.hub.Start");

    @Override
    public boolean reportException(Throwable failure) {
        Optional<String> line =
                causes(failure).flatMap(cause -> explain(cause).stream()).findFirst();
        line.ifPresent(text -> LOG.error("无法启动 / Cannot start: {}", text));
        return line.isPresent();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static Optional<String> explain(Throwable cause) {
        if (cause instanceof StartFault fault) {
            return Optional.of(fault.reason().both());
        }
        if (cause instanceof PortInUseException taken) {
            return Optional.of(StartFault.portTaken(taken.getPort(), "SERVER_PORT")
                    .reason()
                    .both());
        }
        if (cause instanceof ConfigurationPropertiesBindException && cause.getCause() instanceof BindException wrong) {
            return Optional.of(wrongValue(wrong).both());
        }
        return isOwnFault(cause) || cause.getClass().getName().startsWith("org.apache.camel.")
                ? Optional.of(String.valueOf(cause.getMessage()).replaceAll("\\R\\s*", " "))
                : Optional.empty();
    }

    private static Message wrongValue(BindException wrong) {
        String name = String.valueOf(wrong.getName());
        return new Message("配置项 " + name + " 的值无效：请改正", "the value of " + name + " cannot be used: correct it");
    }

    /** The pure packages' faults know nothing of this one, and are known by their names. */
    private static boolean isOwnFault(Throwable cause) {
        return cause.getClass().getName().startsWith("cn.anxin.hub.")
                && cause.getClass().getSimpleName().endsWith("Fault");
    }
}
