package cn.anxin.hub.observe;

import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where meters and health are served.
 *
 * @param port 0 for any free one; without it {@value #USUAL}, or any free one where that is taken
 * @param address a loopback address asks for no password, any other one does
 * @param password of the user {@code metrics}, the same for several hubs; without it each makes one of its own
 */
@ConfigurationProperties("anxin.management")
record ManagementProperties(
        @Nullable Integer port,
        @DefaultValue("127.0.0.1") InetAddress address,
        @Nullable String password) {

    static final int USUAL = 9464;

    /** The port that has to be had, or nothing will do. */
    Optional<Integer> wanted() {
        return Optional.ofNullable(port).filter(given -> given != 0);
    }

    Optional<String> given() {
        return Optional.ofNullable(password).filter(given -> !given.isBlank());
    }

    boolean loopbackOnly() {
        return address.isLoopbackAddress();
    }

    /** Records print their parts; this one never goes into a log. */
    @Override
    public String toString() {
        return "ManagementProperties[port=" + port + ", address=" + address + "]";
    }
}
