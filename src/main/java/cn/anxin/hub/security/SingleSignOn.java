package cn.anxin.hub.security;

import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.AuditEvent;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in those for whom the identity provider vouches. They are known by its own subject, which nobody else gets, and
 * named with a prefix, so that nobody there becomes a user of the hub's own. Their groups say their role each time.
 */
final class SingleSignOn implements OAuth2UserService<OidcUserRequest, OidcUser> {

    /** None of the groups has a role. */
    static final String NO_ROLE = "norole";
    /** An administrator of the hub lets the user in no more. */
    static final String DISABLED = "disabled";

    private static final String PREFIX = "sso:";
    private static final String HUB = "anxin-hub";
    private static final int MOST_OF_A_NAME = 100;

    private final OAuth2UserService<OidcUserRequest, OidcUser> provider;
    private final OidcProperties properties;
    private final Users users;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SingleSignOn(
            OAuth2UserService<OidcUserRequest, OidcUser> provider,
            OidcProperties properties,
            Users users,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.provider = provider;
        this.properties = properties;
        this.users = users;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser given = provider.loadUser(request);
        Role role = role(given).orElseThrow(() -> refused(NO_ROLE));
        User user = Objects.requireNonNull(transaction.execute(status -> known(given, role)));
        if (user.disabled()) {
            throw refused(DISABLED);
        }
        return new VouchedUser(given, user.name(), user.authorities());
    }

    private Optional<Role> role(OidcUser given) {
        Object claim = given.getClaims().get(properties.groupsClaim());
        List<?> groups = claim instanceof List<?> several ? several : claim == null ? List.of() : List.of(claim);
        return properties.rolesByGroup().entrySet().stream()
                .filter(entry -> groups.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private User known(OidcUser given, Role role) {
        String issuer = given.getIssuer().toString();
        String subject = given.getSubject();
        String shown = shown(given);
        Optional<User> known = users.vouched(issuer, subject);
        if (known.isEmpty()) {
            String name = free(given, shown, role, issuer, subject);
            audit.record(HUB, AuditEvent.USER_ADDED, name + " " + role, issuer);
        } else if (known.get().role() != role && !known.get().disabled()) {
            users.setRole(known.get().name(), role);
            audit.record(
                    HUB,
                    AuditEvent.USER_ROLE_CHANGED,
                    known.get().name() + " " + known.get().role() + "→" + role,
                    issuer);
        }
        User user = users.vouched(issuer, subject).orElseThrow();
        users.setDisplayName(user.name(), shown);
        return user;
    }

    /** Names are used again by providers; of two subjects of one name, the later has a number with it. */
    private String free(OidcUser given, String shown, Role role, String issuer, String subject) {
        Object claim = given.getClaims().get(properties.nameClaim());
        String name = PREFIX + cleaned(claim == null ? subject : claim.toString());
        String tried = name;
        int number = 2;
        while (!users.addVouched(tried, shown, role, issuer, subject, clock.instant())
                && users.vouched(issuer, subject).isEmpty()) {
            tried = name + "-" + number++;
        }
        return tried;
    }

    private static String shown(OidcUser given) {
        String name = given.getFullName();
        return cleaned(name == null || name.isBlank() ? given.getSubject() : name);
    }

    private static String cleaned(String text) {
        String clean = AccessAudit.cleaned(text).strip();
        return clean.length() > MOST_OF_A_NAME ? clean.substring(0, MOST_OF_A_NAME) : clean;
    }

    private static OAuth2AuthenticationException refused(String code) {
        return new OAuth2AuthenticationException(new OAuth2Error(code));
    }
}
