package cn.anxin.hub.security;

import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Which ways in the log-in page has to show beside its own form. */
@Component
@EnableConfigurationProperties(OidcProperties.class)
public class SignInDoors {

    private final OidcProperties oidc;

    SignInDoors(OidcProperties oidc) {
        this.oidc = oidc;
    }

    /** Where the identity provider's log-in begins, if there is one. */
    public Optional<String> singleSignOn() {
        return oidc.isOn() ? Optional.of(ProviderReach.DOOR) : Optional.empty();
    }
}
