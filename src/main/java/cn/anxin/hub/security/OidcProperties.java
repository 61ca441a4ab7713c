package cn.anxin.hub.security;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The identity provider through which people may sign in (OpenID Connect), beside the hub's own log-in.
 *
 * @param issuer its address, from which everything else is discovered; empty for none
 * @param clientId under which it knows the hub
 * @param clientSecret what it gave the hub
 * @param groupsClaim the claim that has the groups of a user
 * @param nameClaim the claim that has the user's name in the provider
 * @param roles which group has which role, the first that fits: {@code admins=ADMIN, inspectors=AUDITOR}
 */
@ConfigurationProperties("anxin.oidc")
record OidcProperties(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("groups") String groupsClaim,
        @DefaultValue("preferred_username") String nameClaim,
        @DefaultValue("") String roles) {

    OidcProperties {
        if (!issuer.isBlank()
                && (clientId.isBlank()
                        || clientSecret.isBlank()
                        || rolesOf(roles).isEmpty())) {
            throw new IllegalArgumentException("anxin.oidc.client-id, client-secret and roles belong to the issuer");
        }
    }

    boolean isOn() {
        return !issuer.isBlank();
    }

    /** By group, in the order in which they are given. */
    Map<String, Role> rolesByGroup() {
        return rolesOf(roles);
    }

    private static Map<String, Role> rolesOf(String text) {
        Map<String, Role> roles = new LinkedHashMap<>();
        for (String entry : text.split(",", -1)) {
            int sign = entry.lastIndexOf('=');
            if (sign > 0) {
                Role role = Role.valueOf(entry.substring(sign + 1).strip());
                if (role == Role.PARTY) {
                    throw new IllegalArgumentException("anxin.oidc.roles: PARTY is no role of a user");
                }
                roles.put(entry.substring(0, sign).strip(), role);
            }
        }
        return roles;
    }

    @Override
    public String toString() {
        return "OidcProperties[issuer=" + issuer + ", clientId=" + clientId + "]";
    }
}
