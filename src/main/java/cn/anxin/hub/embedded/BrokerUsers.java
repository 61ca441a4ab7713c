package cn.anxin.hub.embedded;

import cn.anxin.hub.home.Credentials;
import cn.anxin.hub.home.Credentials.Door;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.RolePrincipal;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * Who may log in to the embedded broker: the hub, each agency and each recipient, with what stands in the file of
 * credentials. A user's one role has the user's name; nobody is anonymous.
 */
record BrokerUsers(Credentials credentials) implements ActiveMQSecurityManager5 {

    /** The hub itself. Its secret is none of the file's section {@code broker}, so no participant can be given it. */
    static final String HUB = "anxin-hub";

    /** The secret with which the hub logs in to its own broker. */
    String hubSecret() {
        return credentials.secret(Door.INTERNAL, "broker");
    }

    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
        if (user == null || password == null) {
            return false;
        }
        return user.equals(HUB)
                ? credentials.opens(Door.INTERNAL, "broker", password)
                : credentials.opens(Door.BROKER, user, password);
    }

    @Override
    public boolean validateUserAndRole(
            @Nullable String user, @Nullable String password, Set<Role> roles, CheckType check) {
        return user != null && validateUser(user, password) && allows(roles, user, check);
    }

    @Override
    public @Nullable Subject authenticate(
            @Nullable String user, @Nullable String password, RemotingConnection connection, String domain) {
        if (user == null || !validateUser(user, password)) {
            return null;
        }
        Subject subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal(user));
        subject.getPrincipals().add(new RolePrincipal(user));
        return subject;
    }

    @Override
    public boolean authorize(@Nullable Subject subject, Set<Role> roles, CheckType check, String address) {
        return subject != null
                && subject.getPrincipals(RolePrincipal.class).stream()
                        .anyMatch(role -> allows(roles, role.getName(), check));
    }

    private static boolean allows(Set<Role> roles, String name, CheckType check) {
        return roles.stream().anyMatch(role -> role.getName().equals(name) && check.hasRole(role));
    }
}
