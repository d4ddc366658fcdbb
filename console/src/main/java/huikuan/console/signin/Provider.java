package huikuan.console.signin;

import static java.util.Objects.requireNonNull;

import huikuan.console.ConsoleSettings;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** The identity provider as the console asks it: with the same trust as the gateway. */
final class Provider {

  static final String ID = "provider";

  private static final ParameterizedTypeReference<Map<String, Object>> CONFIGURATION =
      new ParameterizedTypeReference<>() {};

  private static final List<SignatureAlgorithm> SIGNED_BY =
      List.of(
          SignatureAlgorithm.RS256,
          SignatureAlgorithm.ES256,
          SignatureAlgorithm.PS256,
          SignatureAlgorithm.RS512,
          SignatureAlgorithm.ES512);

  private final ConsoleSettings settings;
  private final ClientHttpRequestFactory requests;
  private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();

  Provider(ConsoleSettings settings, ClientHttpRequestFactory requests) {
    this.settings = settings;
    this.requests = requests;
  }

  /** The provider as it describes itself, and the console as its client. */
  ClientRegistration registration(String redirect) {
    URI issuer = requireNonNull(settings.issuer());
    Map<String, Object> told =
        requireNonNull(
            RestClient.builder()
                .requestFactory(requests)
                .build()
                .get()
                .uri(URI.create(base(issuer) + "/.well-known/openid-configuration"))
                .retrieve()
                .body(CONFIGURATION));
    if (!issuer.toString().equals(told.get("issuer"))) {
      throw new IllegalStateException(
          "The identity provider at %s calls itself %s".formatted(issuer, told.get("issuer")));
    }
    return ClientRegistrations.fromOidcConfiguration(told)
        .registrationId(ID)
        .clientId(settings.clientId())
        .clientSecret(settings.clientSecret())
        .redirectUri(redirect)
        .scope(settings.scopes())
        .build();
  }

  private static String base(URI issuer) {
    String text = issuer.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  RestClientAuthorizationCodeTokenResponseClient forCodes() {
    RestClientAuthorizationCodeTokenResponseClient client =
        new RestClientAuthorizationCodeTokenResponseClient();
    client.setRestClient(tokens());
    return client;
  }

  RestClientRefreshTokenTokenResponseClient forRefreshTokens() {
    RestClientRefreshTokenTokenResponseClient client =
        new RestClientRefreshTokenTokenResponseClient();
    client.setRestClient(tokens());
    return client;
  }

  private RestClient tokens() {
    return RestClient.builder()
        .requestFactory(requests)
        .configureMessageConverters(
            converters ->
                converters
                    .registerDefaults()
                    .addCustomConverter(new FormHttpMessageConverter())
                    .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
        .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
        .build();
  }

  /** ID tokens are checked by the provider's keys, and by what it says it signs with. */
  JwtDecoderFactory<ClientRegistration> idTokens() {
    return client -> decoders.computeIfAbsent(client.getRegistrationId(), _ -> decoder(client));
  }

  private JwtDecoder decoder(ClientRegistration client) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(
                requireNonNull(client.getProviderDetails().getJwkSetUri(), "jwks_uri"))
            .jwsAlgorithm(signedBy(client))
            .restOperations(new RestTemplate(requests))
            .build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(), new OidcIdTokenValidator(client)));
    decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
    return decoder;
  }

  private static SignatureAlgorithm signedBy(ClientRegistration client) {
    Object told =
        client
            .getProviderDetails()
            .getConfigurationMetadata()
            .get("id_token_signing_alg_values_supported");
    return SIGNED_BY.stream()
        .filter(each -> told instanceof Collection<?> all && all.contains(each.getName()))
        .findFirst()
        .orElse(SignatureAlgorithm.RS256);
  }
}
