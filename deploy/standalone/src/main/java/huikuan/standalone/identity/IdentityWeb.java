package huikuan.standalone.identity;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import huikuan.platform.web.access.Caller;
import huikuan.platform.web.access.EndedRights;
import huikuan.platform.web.edge.BodyFilter;
import huikuan.platform.web.edge.Loopback;
import huikuan.standalone.identity.SignInPage.Notice;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OidcProviderConfigurationEndpointConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/** The authorization server, and signing in at it. */
@Configuration(proxyBeanMethods = false)
@Import(SignInController.class)
public class IdentityWeb {

  /** That tokens are meant for. */
  public static final String AUDIENCE = Tokens.AUDIENCE;

  /** The console, by its secret. */
  public static final String CONSOLE = SampleClient.CONSOLE.id();

  /** The page of the API, in a browser: it has no secret. */
  static final String API_PAGE = "api-page";

  private static final String API = "/swagger-ui.html";

  private static final Duration VALID = Duration.ofHours(1);

  /** As long as a session of the console. */
  private static final Duration SIGNED_IN = Duration.ofHours(12);

  /** Right before the security filter. */
  private static final int FORMS = Ordered.HIGHEST_PRECEDENCE + 4;

  /** People sign in by code alone; the page of the API offers every way that is named here. */
  private static final Customizer<OidcProviderConfigurationEndpointConfigurer> BY_CODE =
      endpoint ->
          endpoint.providerConfigurationCustomizer(
              told ->
                  told.grantTypes(
                          grants -> {
                            grants.clear();
                            grants.add(AuthorizationGrantType.AUTHORIZATION_CODE.getValue());
                          })
                      .idTokenSigningAlgorithms(
                          algorithms -> {
                            algorithms.clear();
                            algorithms.add(SignatureAlgorithm.ES256.getName());
                          }));

  /** What runs in the gateway's context and is told here. */
  public record Place(String url, String storeUri, IdentityFile file) {}

  /**
   * @throws IllegalStateException outside a sandbox: the sample people are for trying
   */
  @Bean
  IdentityStore identityStore(Place place, @Value("${huikuan.sandbox:false}") boolean sandbox) {
    if (!sandbox) {
      throw new IllegalStateException("The sample people are for a sandbox: huikuan.sandbox");
    }
    return IdentityStore.open(place.storeUri(), place.file());
  }

  @Bean
  FilterRegistrationBean<FormFilter> formFilter(FilterRegistrationBean<BodyFilter> bodies) {
    FilterRegistrationBean<FormFilter> registration =
        new FilterRegistrationBean<>(new FormFilter(requireNonNull(bodies.getFilter())));
    registration.setOrder(FORMS);
    return registration;
  }

  /** The page of the API signs in where the issuer is, by the same name of this machine. */
  @Bean
  FilterRegistrationBean<Filter> nameOfTheApiPage(Place place) {
    String name = requireNonNull(URI.create(place.url()).getHost());
    Filter lead =
        (request, response, chain) -> {
          String asked = request.getServerName();
          if (Loopback.is(asked) && !asked.equals(name)) {
            ((HttpServletResponse) response).sendRedirect(place.url() + API);
          } else {
            chain.doFilter(request, response);
          }
        };
    FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(lead);
    registration.addUrlPatterns(API, "/swagger-ui/index.html");
    return registration;
  }

  @Bean
  AuthorizationServerSettings authorizationServerSettings(Place place) {
    return AuthorizationServerSettings.builder().issuer(place.url()).build();
  }

  @Bean
  JWKSource<SecurityContext> signingKey(Place place) {
    return new ImmutableJWKSet<>(new JWKSet(place.file().key()));
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return IdentityStore.hashes();
  }

  @Bean
  UserDetailsService people(IdentityStore store, ObjectProvider<EndedRights> ended) {
    return name ->
        store
            .person(name)
            .filter(known -> !ended(ended, name))
            .map(IdentityWeb::user)
            .orElseThrow(() -> new UsernameNotFoundException("There is nobody of this name"));
  }

  private static boolean ended(ObjectProvider<EndedRights> ended, String person) {
    return ended
        .getIfAvailable(() -> _ -> false)
        .ended(new Caller(Caller.Kind.PERSON, person, Map.of()));
  }

  /** With its grants as authorities. */
  private static UserDetails user(IdentityStore.Known known) {
    return User.withUsername(known.name())
        .password(known.hash())
        .authorities(known.grants().toArray(String[]::new))
        .build();
  }

  @Bean
  OAuth2AuthorizationService authorizations() {
    return new Authorizations();
  }

  /** Clients with secrets, and the page of the API. */
  @Bean
  RegisteredClientRepository clients(IdentityStore store, Place place) {
    RegisteredClient page = page(place.url());
    return new RegisteredClientRepository() {
      @Override
      public void save(RegisteredClient client) {
        throw new UnsupportedOperationException();
      }

      @Override
      public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
      }

      @Override
      public @Nullable RegisteredClient findByClientId(String id) {
        if (id.equals(API_PAGE)) {
          return page;
        }
        return store
            .client(id)
            .map(known -> id.equals(CONSOLE) ? console(known, place.url()) : program(known))
            .orElse(null);
      }
    };
  }

  private static RegisteredClient program(IdentityStore.Known client) {
    return RegisteredClient.withId(client.name())
        .clientId(client.name())
        .clientSecret(client.hash())
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .scopes(scopes -> scopes.addAll(client.roles()))
        .tokenSettings(tokenSettings())
        .build();
  }

  private static RegisteredClient page(String url) {
    return RegisteredClient.withId(API_PAGE)
        .clientId(API_PAGE)
        .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri(url + "/swagger-ui/oauth2-redirect.html")
        .scope(OidcScopes.OPENID)
        .clientSettings(
            ClientSettings.builder()
                .requireProofKey(true)
                .requireAuthorizationConsent(false)
                .build())
        .tokenSettings(tokenSettings())
        .build();
  }

  private static RegisteredClient console(IdentityStore.Known client, String url) {
    return RegisteredClient.withId(client.name())
        .clientId(client.name())
        .clientSecret(client.hash())
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
        .redirectUri(url + "/sign-in/back")
        .postLogoutRedirectUri(url + "/signed-out")
        .scope(OidcScopes.OPENID)
        .clientSettings(
            ClientSettings.builder()
                .requireProofKey(true)
                .requireAuthorizationConsent(false)
                .build())
        .tokenSettings(tokenSettings())
        .build();
  }

  private static TokenSettings tokenSettings() {
    return TokenSettings.builder()
        .accessTokenTimeToLive(VALID)
        .refreshTokenTimeToLive(SIGNED_IN)
        .idTokenSignatureAlgorithm(SignatureAlgorithm.ES256)
        .build();
  }

  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> rolesInTokens(IdentityStore store) {
    return context -> {
      context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
      if (!OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
        return;
      }
      String name = requireNonNull(context.<Authentication>getPrincipal()).getName();
      boolean client =
          AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType());
      List<String> grants =
          client
              ? asked(store.client(name).orElseThrow(), context.getAuthorizedScopes())
              : store.person(name).orElseThrow().grants();
      context
          .getClaims()
          .audience(List.of(Tokens.AUDIENCE))
          .claim(Tokens.ROLES, grants)
          .claim(client ? Tokens.CLIENT : Tokens.NAME, name);
    };
  }

  /** A client has those of its roles that it asked for. */
  private static List<String> asked(IdentityStore.Known client, Set<String> scopes) {
    return client.grants().stream().filter(grant -> scopes.contains(Grants.role(grant))).toList();
  }

  /** Where somebody is led back to who has signed in: exactly to what was asked for. */
  @Bean
  @SuppressWarnings("NullAway") // null = no parameter says that it was asked for before
  RequestCache askedBefore() {
    HttpSessionRequestCache asked = new HttpSessionRequestCache();
    asked.setMatchingRequestParameterName(null);
    return asked;
  }

  @Bean
  @Order(1)
  SecurityFilterChain authorizationServer(HttpSecurity http, RequestCache asked) throws Exception {
    OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
    http.securityMatcher(server.getEndpointsMatcher())
        .with(
            server,
            it ->
                it.oidc(oidc -> oidc.providerConfigurationEndpoint(BY_CODE))
                    .authorizationEndpoint(
                        end -> end.authenticationProviders(IdentityWeb::onlyWhereRegistered)))
        .requestCache(it -> it.requestCache(asked))
        .authorizeHttpRequests(it -> it.anyRequest().authenticated())
        .exceptionHandling(
            it ->
                it.defaultAuthenticationEntryPointFor(
                    new LoginUrlAuthenticationEntryPoint(SignInController.SIGN_IN), pages()));
    return http.build();
  }

  private static MediaTypeRequestMatcher pages() {
    MediaTypeRequestMatcher pages = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
    pages.setIgnoredMediaTypes(Set.of(MediaType.ALL));
    return pages;
  }

  /** Spring lets codes go to every port of loopback, where another user may listen. */
  private static void onlyWhereRegistered(List<AuthenticationProvider> providers) {
    for (AuthenticationProvider each : providers) {
      if (each instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider codes) {
        codes.setAuthenticationValidator(
            new OAuth2AuthorizationCodeRequestAuthenticationValidator()
                .andThen(IdentityWeb::requireRegistered));
      }
    }
  }

  private static void requireRegistered(
      OAuth2AuthorizationCodeRequestAuthenticationContext context) {
    OAuth2AuthorizationCodeRequestAuthenticationToken asked = context.getAuthentication();
    String to = asked.getRedirectUri();
    if (to != null && !context.getRegisteredClient().getRedirectUris().contains(to)) {
      throw new OAuth2AuthorizationCodeRequestAuthenticationException(
          new OAuth2Error(
              OAuth2ErrorCodes.INVALID_REQUEST, "redirect_uri is not one of the client's", null),
          null);
    }
  }

  @Bean
  @Order(2)
  SecurityFilterChain signingIn(HttpSecurity http, RequestCache asked) throws Exception {
    http.securityMatcher(
            new OrRequestMatcher(
                PathPatternRequestMatcher.pathPattern(SignInController.SIGN_IN),
                PathPatternRequestMatcher.pathPattern(SignInController.SIGN_OUT)))
        .requestCache(it -> it.requestCache(asked))
        .formLogin(
            it ->
                it.loginPage(SignInController.SIGN_IN)
                    .failureUrl(SignInController.after(Notice.WRONG_PASSWORD))
                    .permitAll())
        .logout(it -> it.logoutSuccessUrl(SignInController.after(Notice.SIGNED_OUT)).permitAll())
        .exceptionHandling(it -> it.accessDeniedHandler(SignInController::refuse))
        .authorizeHttpRequests(it -> it.anyRequest().authenticated());
    return http.build();
  }
}
