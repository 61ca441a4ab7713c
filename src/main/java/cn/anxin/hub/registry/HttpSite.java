package cn.anxin.hub.registry;

import cn.anxin.hub.notice.Way;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * An address of a participant's own service.
 *
 * @param secret where the token or the signing key is (see {@link Secrets}), never the secret
 * @param authorities the file (PEM) of the authorities that may vouch for the server; empty for those of the JDK
 * @param timeout how long an answer is waited for
 */
public record HttpSite(URI address, Optional<String> secret, Optional<Path> authorities, Duration timeout)
        implements Site {

    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(2);

    @Override
    public Way way() {
        return Way.HTTP;
    }

    static boolean isAddress(String text) {
        try {
            URI address = new URI(text);
            return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getFragment() == null;
        } catch (URISyntaxException none) {
            return false;
        }
    }

    static boolean isTimeout(String text) {
        try {
            Duration timeout = Duration.parse(text);
            return timeout.compareTo(Duration.ZERO) > 0 && timeout.compareTo(LONGEST_TIMEOUT) <= 0;
        } catch (DateTimeParseException none) {
            return false;
        }
    }

    /** As a log line may show it: a query may have what is nobody's business. */
    @Override
    public String toString() {
        return address.getScheme() + "://" + address.getAuthority() + address.getPath();
    }
}
