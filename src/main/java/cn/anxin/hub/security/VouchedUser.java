package cn.anxin.hub.security;

import java.util.Collection;
import java.util.Map;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Somebody for whom the identity provider vouches, under the hub's name for them and with the hub's permissions. */
record VouchedUser(OidcUser given, String name, Collection<GrantedAuthority> authorities) implements OidcUser {

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Collection<GrantedAuthority> getAuthorities() {
        return authorities;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return given.getAttributes();
    }

    @Override
    public Map<String, Object> getClaims() {
        return given.getClaims();
    }

    @Override
    public OidcUserInfo getUserInfo() {
        return given.getUserInfo();
    }

    @Override
    public OidcIdToken getIdToken() {
        return given.getIdToken();
    }
}
