package cn.anxin.hub.security;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * The identity provider, asked for its addresses when somebody wants to sign in through it: one that is away keeps no hub
 * from starting. Every call to it has its time.
 */
final class IdentityProvider implements ClientRegistrationRepository {

    static final String ID = "sso";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Set<SignatureAlgorithm> ALGORITHMS = Set.of(
            SignatureAlgorithm.RS256,
            SignatureAlgorithm.RS384,
            SignatureAlgorithm.RS512,
            SignatureAlgorithm.PS256,
            SignatureAlgorithm.ES256,
            SignatureAlgorithm.ES384);

    private final OidcProperties properties;
    private final ClientHttpRequestFactory requests = ClientHttpRequestFactoryBuilder.jdk()
            .build(ClientHttpRequestFactorySettings.defaults()
                    .withConnectTimeout(PATIENCE)
                    .withReadTimeout(PATIENCE));

    private @Nullable ClientRegistration discovered;
    private @Nullable JwtDecoder decoder;

    IdentityProvider(OidcProperties properties) {
        this.properties = properties;
    }

    @Override
    public synchronized @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(ID)) {
            return null;
        }
        if (discovered == null) {
            discovered = ClientRegistrations.fromIssuerLocation(properties.issuer())
                    .registrationId(ID)
                    .clientId(properties.clientId())
                    .clientSecret(properties.clientSecret())
                    .scope("openid", "profile")
                    .build();
        }
        return discovered;
    }

    /** Asks the provider for what it says of whoever comes back from it, and checks each word. */
    AuthenticationManager vouchingFor(OAuth2UserService<OidcUserRequest, OidcUser> people) {
        OidcAuthorizationCodeAuthenticationProvider vouching =
                new OidcAuthorizationCodeAuthenticationProvider(tokens(), people);
        vouching.setJwtDecoderFactory(this::decoder);
        return new ProviderManager(vouching);
    }

    private OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens() {
        RestClientAuthorizationCodeTokenResponseClient client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    /** Signature, times, issuer, audience; the nonce is compared by whoever asked for the token. */
    private synchronized JwtDecoder decoder(ClientRegistration registration) {
        if (decoder == null) {
            NimbusJwtDecoder made = NimbusJwtDecoder.withJwkSetUri(
                            registration.getProviderDetails().getJwkSetUri())
                    .jwsAlgorithms(algorithms -> algorithms.addAll(ALGORITHMS))
                    .restOperations(new RestTemplate(requests))
                    .build();
            made.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    List.of(new JwtTimestampValidator(), new OidcIdTokenValidator(registration))));
            made.setClaimSetConverter(
                    new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
            decoder = made;
        }
        return decoder;
    }

    OAuth2UserService<OidcUserRequest, OidcUser> users() {
        RestTemplate rest = new RestTemplate(requests);
        rest.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        DefaultOAuth2UserService claims = new DefaultOAuth2UserService();
        claims.setRestOperations(rest);
        OidcUserService users = new OidcUserService();
        users.setOauth2UserService(claims);
        return users;
    }
}
