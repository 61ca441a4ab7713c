package cn.anxin.hub.home;

import cn.anxin.hub.StartFault;
import cn.anxin.hub.record.Message;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.PlaceholderResolutionException;

/**
 * The one line with which a start ends that cannot succeed: what is wrong and what to do, without a stack trace. What it
 * does not recognise is left to Spring Boot, trace and all: that is a fault of the program.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartLine implements SpringBootExceptionReporter {

    private static final String NO_RIGHT = "42501";
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
        if (cause instanceof BindException wrong) {
            return Optional.of(wrongValue(wrong).both());
        }
        if (cause instanceof PlaceholderResolutionException missing) {
            return Optional.of(unresolved(String.valueOf(missing.getMessage())).both());
        }
        if (cause instanceof SQLException refused
                && String.valueOf(refused.getSQLState()).startsWith("08")) {
            return Optional.of(noDatabase(String.valueOf(refused.getMessage())).both());
        }
        if (cause instanceof SQLException refused && NO_RIGHT.equals(refused.getSQLState())) {
            return Optional.of(noRight(firstLine(refused)).both());
        }
        if (cause instanceof NoSuchSslBundleException || isOfAKeyStore(cause)) {
            return Optional.of(noCertificate(String.valueOf(cause.getMessage())).both());
        }
        if (cause instanceof AccessDeniedException denied) {
            return Optional.of(new Message(
                            "无权读取 " + denied.getFile() + "：请检查其权限与所有者",
                            "may not read " + denied.getFile() + ": check its permissions and its owner")
                    .both());
        }
        return isOwnFault(cause) || cause.getClass().getName().startsWith("org.apache.camel.")
                ? Optional.of(String.valueOf(cause.getMessage()).replaceAll("\\R\\s*", " "))
                : Optional.empty();
    }

    private static Message wrongValue(BindException wrong) {
        String name = String.valueOf(wrong.getName());
        return new Message("配置项 " + name + " 的值无效：请改正", "the value of " + name + " cannot be used: correct it");
    }

    private static Message unresolved(String reason) {
        return new Message(
                "配置中引用了未定义的项（" + reason + "）：请设置该项，或改正引用它的地址",
                "a setting refers to one that is not there (" + reason
                        + "): set it, or correct the address that names it");
    }

    /** Spring Boot has no type of its own for a certificate or a key that cannot be read. */
    private static boolean isOfAKeyStore(Throwable cause) {
        return cause instanceof IllegalStateException
                && String.valueOf(cause.getMessage()).matches("Unable to create (key|trust) store: (?s).*");
    }

    private static Message noCertificate(String reason) {
        return new Message(
                "TLS 证书或私钥无法使用（" + reason + "）：请检查 SERVER_SSL_… 与 SPRING_SSL_BUNDLE_…",
                "a certificate or key for TLS cannot be used (" + reason
                        + "): check SERVER_SSL_… and SPRING_SSL_BUNDLE_…");
    }

    private static Message noRight(String reason) {
        return new Message(
                "数据库用户权限不足（" + reason + "）：请授予它在该库中建表的权限",
                "the database user may not do this (" + reason
                        + "): grant it the right to create tables in its database");
    }

    private static String firstLine(SQLException cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    private static Message noDatabase(String reason) {
        return new Message(
                "无法连接数据库（" + reason + "）：请检查 SPRING_DATASOURCE_URL 与数据库是否运行",
                "the database does not answer (" + reason + "): check SPRING_DATASOURCE_URL, and that it runs");
    }

    /** The pure packages' faults know nothing of this one, and are known by their names. */
    private static boolean isOwnFault(Throwable cause) {
        return cause.getClass().getName().startsWith("cn.anxin.hub.")
                && cause.getClass().getSimpleName().endsWith("Fault");
    }
}
