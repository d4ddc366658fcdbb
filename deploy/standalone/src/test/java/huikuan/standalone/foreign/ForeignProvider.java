package huikuan.standalone.foreign;

import static java.util.Objects.requireNonNull;
import static org.springframework.security.config.Customizer.withDefaults;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import huikuan.embedded.FreePorts;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/**
 * An identity provider that is not ours, on a port of its own. It has an issuer at each path, whose
 * tokens say what those of a well-known product do.
 */
final class ForeignProvider implements AutoCloseable {

  static final String CLIENT = "sap";
  static final String SECRET = "kept by the client";
  static final String CONSOLE = "console";
  static final String REDIRECT = "http://127.0.0.1/signed-in";
  static final String PASSWORD = "known to the person";

  /** Answers a question for the keys in another way. */
  interface Fault {
    void answer(HttpServletResponse response) throws IOException;
  }

  /** Whose token is asked for, at which issuer, by which client. */
  record Asked(String issuer, String name, boolean isClient, String client, List<String> names) {}

  private final int port = FreePorts.one();
  private final AtomicInteger made = new AtomicInteger();
  private final List<RSAKey> keys = new CopyOnWriteArrayList<>(List.of(key()));
  private final Map<String, List<String>> names = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Object>> more = new ConcurrentHashMap<>();
  private final ConfigurableApplicationContext context;
  private volatile Fault fault;

  ForeignProvider() {
    context =
        new SpringApplicationBuilder(Web.class)
            .initializers(it -> it.getBeanFactory().registerSingleton("provider", this))
            .properties("spring.config.name=none")
            .run("--server.port=" + port, "--server.address=127.0.0.1");
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** What the provider calls the roles, groups or scopes of a person or client. */
  void gives(String who, String... called) {
    names.put(who, List.of(called));
  }

  /** It is there, and nobody has a name or claim of a test's own. */
  void clear() {
    names.clear();
    more.clear();
    comesBack();
  }

  /** Claims that stand in somebody's tokens whatever the product says. */
  void says(String who, Map<String, Object> claims) {
    more.put(who, claims);
  }

  /** The key that signs. */
  RSAKey signing() {
    return keys.getLast();
  }

  /** Signs by a new key; those before are published still. */
  void rotates() {
    keys.add(key());
  }

  /** Publishes the key that signs, and no other. */
  void forgetsOldKeys() {
    keys.subList(0, keys.size() - 1).clear();
  }

  void goesAway() {
    server().stop();
  }

  void comesBack() {
    fault = null;
    server().start();
  }

  /** The keys are not told any more; null = they are. */
  void fails(Fault another) {
    fault = another;
  }

  private WebServer server() {
    return requireNonNull(((ServletWebServerApplicationContext) context).getWebServer());
  }

  private RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyID("key-" + made.incrementAndGet()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }

  // What products say

  private void tell(JwtEncodingContext context) {
    context.getJwsHeader().keyId(signing().getKeyID());
    if (!OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
      return;
    }
    String name = requireNonNull(context.<Authentication>getPrincipal()).getName();
    Asked asked =
        new Asked(
            AuthorizationServerContextHolder.getContext().getIssuer(),
            name,
            AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType()),
            context.getRegisteredClient().getClientId(),
            names.getOrDefault(name, List.of()));
    context
        .getClaims()
        .claims(
            claims -> {
              claims.remove("scope");
              claims.putAll(claims(asked));
              claims.putAll(more.getOrDefault(name, Map.of()));
            });
  }

  private static Map<String, Object> claims(Asked asked) {
    if (asked.issuer().contains("/realms/")) {
      return keycloak(asked);
    }
    if (asked.issuer().endsWith("/v2.0")) {
      return entra(asked);
    }
    if (asked.issuer().contains("/oauth2/")) {
      return okta(asked);
    }
    return asked.issuer().contains("-") ? entraOne(asked) : plain(asked);
  }

  /** What we ask for where nothing else is set. */
  private static Map<String, Object> plain(Asked asked) {
    Map<String, Object> claims = new ConcurrentHashMap<>();
    claims.put("aud", List.of("huikuan"));
    claims.put("roles", asked.names());
    claims.put(asked.isClient() ? "client_id" : "preferred_username", asked.name());
    return claims;
  }

  /** As people sign in. */
  static String login(String name) {
    return name + "@huikuan.example";
  }

  /** An identifier of the product's own. */
  static String id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Roles of the realm, and those of the client huikuan. */
  private static Map<String, Object> keycloak(Asked asked) {
    List<String> own = asked.names().stream().filter(each -> each.startsWith("hk-")).toList();
    List<String> realm = asked.names().stream().filter(each -> !own.contains(each)).toList();
    Map<String, Object> claims = new ConcurrentHashMap<>();
    claims.put("typ", "Bearer");
    claims.put("sub", id(asked.name()));
    claims.put("azp", asked.client());
    claims.put("aud", List.of("huikuan", "account"));
    claims.put("scope", "profile email");
    claims.put("realm_access", Map.of("roles", realm));
    claims.put(
        "resource_access",
        Map.of("huikuan", Map.of("roles", own), "account", Map.of("roles", List.of("admin"))));
    if (asked.isClient()) {
      claims.put("client_id", asked.name());
      claims.put("preferred_username", "service-account-" + asked.name());
    } else {
      claims.put("preferred_username", asked.name());
    }
    return claims;
  }

  private static Map<String, Object> entra(Asked asked) {
    Map<String, Object> claims = entraBoth(asked);
    claims.put("ver", "2.0");
    claims.put("aud", List.of("2c5f1f6a-6b0e-4b0d-9d0c-6f2c1f7a3e11"));
    claims.put("azp", id(asked.client()));
    if (!asked.isClient()) {
      claims.put("preferred_username", login(asked.name()));
    }
    return claims;
  }

  private static Map<String, Object> entraOne(Asked asked) {
    Map<String, Object> claims = entraBoth(asked);
    claims.put("ver", "1.0");
    claims.put("iss", asked.issuer() + "/");
    claims.put("aud", List.of("api://huikuan"));
    claims.put("appid", id(asked.client()));
    if (!asked.isClient()) {
      claims.put("upn", login(asked.name()));
    }
    return claims;
  }

  /** App roles, and groups by their identifiers. */
  private static Map<String, Object> entraBoth(Asked asked) {
    List<String> groups = asked.names().stream().filter(each -> each.length() == 36).toList();
    Map<String, Object> claims = new ConcurrentHashMap<>();
    claims.put("sub", id("subject of " + asked.name()));
    claims.put("oid", id(asked.name()));
    claims.put("groups", groups);
    claims.put("roles", asked.names().stream().filter(each -> !groups.contains(each)).toList());
    if (asked.isClient()) {
      claims.put("idtyp", "app");
    } else {
      claims.put("scp", "use");
    }
    return claims;
  }

  /** Scopes are those that a client may ask for, groups those of a person. */
  private static Map<String, Object> okta(Asked asked) {
    Map<String, Object> claims = new ConcurrentHashMap<>();
    claims.put("ver", 1);
    claims.put("aud", List.of("api://huikuan"));
    claims.put("cid", asked.client());
    if (asked.isClient()) {
      claims.put("sub", asked.client());
      claims.put("scp", asked.names());
    } else {
      claims.put("sub", login(asked.name()));
      claims.put("uid", id(asked.name()));
      claims.put("scp", List.of("openid", "profile"));
      claims.put("groups", asked.names());
    }
    return claims;
  }

  // The server

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableWebSecurity
  @ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
  })
  static class Web {

    @Bean
    FilterRegistrationBean<Filter> faults(ForeignProvider provider) {
      FilterRegistrationBean<Filter> registration =
          new FilterRegistrationBean<>(
              (request, response, chain) -> {
                Fault fault = provider.fault;
                if (fault != null
                    && ((HttpServletRequest) request).getRequestURI().endsWith("/jwks")) {
                  fault.answer((HttpServletResponse) response);
                } else {
                  chain.doFilter(request, response);
                }
              });
      registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
      return registration;
    }

    @Bean
    AuthorizationServerSettings settings() {
      return AuthorizationServerSettings.builder().multipleIssuersAllowed(true).build();
    }

    @Bean
    JWKSource<SecurityContext> keys(ForeignProvider provider) {
      return (wanted, _) ->
          wanted.select(new JWKSet(provider.keys.stream().map(each -> (JWK) each).toList()));
    }

    /** Of tokens that come back to it. */
    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
      return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(ForeignProvider provider) {
      return provider::tell;
    }

    @Bean
    UserDetailsService people() {
      return name -> User.withUsername(name).password("{noop}" + PASSWORD).build();
    }

    @Bean
    RegisteredClientRepository clients() {
      RegisteredClient program =
          RegisteredClient.withId(CLIENT)
              .clientId(CLIENT)
              .clientSecret("{noop}" + SECRET)
              .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
              .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
              .build();
      RegisteredClient page =
          RegisteredClient.withId(CONSOLE)
              .clientId(CONSOLE)
              .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
              .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
              .redirectUri(REDIRECT)
              .scope("openid")
              .clientSettings(
                  ClientSettings.builder()
                      .requireProofKey(true)
                      .requireAuthorizationConsent(false)
                      .build())
              .build();
      return new InMemoryRegisteredClientRepository(program, page);
    }

    @Bean
    @Order(1)
    SecurityFilterChain server(HttpSecurity http) {
      OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
      // Of version 1, Entra ID names itself with a slash behind.
      return http.securityMatcher(server.getEndpointsMatcher())
          .with(
              server,
              it ->
                  it.oidc(
                      oidc ->
                          oidc.providerConfigurationEndpoint(
                              endpoint ->
                                  endpoint.providerConfigurationCustomizer(
                                      told ->
                                          told.claims(
                                              claims ->
                                                  claims.computeIfPresent(
                                                      "issuer",
                                                      (_, issuer) -> named(issuer.toString())))))))
          .authorizeHttpRequests(it -> it.anyRequest().authenticated())
          .exceptionHandling(
              it ->
                  it.defaultAuthenticationEntryPointFor(
                      new LoginUrlAuthenticationEntryPoint("/login"),
                      new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
          .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain signingIn(HttpSecurity http) {
      return http.formLogin(withDefaults())
          .authorizeHttpRequests(it -> it.anyRequest().authenticated())
          .build();
    }

    private static String named(String issuer) {
      return issuer.matches(".*/[0-9a-f-]{36}") ? issuer + "/" : issuer;
    }
  }
}
