package huikuan.console.signin;

import static java.util.Objects.requireNonNull;

import huikuan.console.ConsoleSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** People sign in at the identity provider, by a code and PKCE. */
@Configuration(proxyBeanMethods = false)
class SignInSecurity {

  private static final Logger log = LoggerFactory.getLogger(SignInSecurity.class);

  private static final String BEGIN = "/sign-in/to";
  private static final String BACK = "/sign-in/back";

  /** Paths that anybody may fetch. */
  private static final String[] PUBLIC = {
    "/assets/**",
    "/webjars/**",
    "/favicon*.svg",
    "/favicon.ico",
    "/signed-out",
    "/livez",
    "/readyz",
    "/error"
  };

  /** Scripts, styles and pictures come from here alone, and nothing is written within a page. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src"
          + " 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'%s; base-uri 'none';"
          + " frame-ancestors 'none'";

  /** Everybody signs in, or nobody does where access control is off. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnBooleanProperty(
      name = "huikuan.console.open",
      havingValue = false,
      matchIfMissing = true)
  static class AtTheProvider {

    @Bean
    Provider provider(ConsoleSettings settings, ClientHttpRequestFactory requestFactory) {
      return new Provider(settings, requestFactory);
    }

    /** The provider is asked when somebody signs in for the first time: it may start later. */
    @Bean
    ClientRegistrationRepository clients(Provider provider, ConsoleSettings settings) {
      return new SupplierClientRegistrationRepository(
          () ->
              new InMemoryClientRegistrationRepository(
                  provider.registration(settings.url() + BACK)));
    }

    @Bean
    OAuth2AuthorizedClientRepository tokensInSessions() {
      return new HttpSessionOAuth2AuthorizedClientRepository();
    }

    @Bean
    Tokens tokens(
        Provider provider,
        ClientRegistrationRepository clients,
        OAuth2AuthorizedClientRepository tokensInSessions) {
      DefaultOAuth2AuthorizedClientManager manager =
          new DefaultOAuth2AuthorizedClientManager(clients, tokensInSessions);
      manager.setAuthorizedClientProvider(
          OAuth2AuthorizedClientProviderBuilder.builder()
              .authorizationCode()
              .refreshToken(it -> it.accessTokenResponseClient(provider.forRefreshTokens()))
              .build());
      return new Tokens(manager);
    }

    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens(Provider provider) {
      return provider.idTokens();
    }

    /** Names and rights are told by the API; the provider is not asked for more. */
    @Bean
    OidcUserService people() {
      OidcUserService people = new OidcUserService();
      people.setRetrieveUserInfo(_ -> false);
      return people;
    }

    /** Its person is told that it failed, whoever runs the console is told why. */
    private static void failed(
        HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
        throws IOException {
      log.warn("A sign-in failed: {}", e.getMessage());
      response.sendRedirect("/signed-out?failed");
    }

    @Bean
    @Order(10)
    SecurityFilterChain signedIn(
        HttpSecurity http,
        Provider provider,
        OidcUserService people,
        ClientRegistrationRepository clients,
        OAuth2AuthorizedClientRepository tokensInSessions,
        ConsoleSettings settings)
        throws Exception {
      DefaultOAuth2AuthorizationRequestResolver requests =
          new DefaultOAuth2AuthorizationRequestResolver(clients, BEGIN);
      requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
      OidcClientInitiatedLogoutSuccessHandler signedOut =
          new OidcClientInitiatedLogoutSuccessHandler(clients);
      signedOut.setPostLogoutRedirectUri(settings.url() + "/signed-out");
      signedOut.setDefaultTargetUrl("/signed-out");
      return http.headers(headers(origin(settings)))
          .oauth2Login(
              it ->
                  it.loginPage(BEGIN + "/" + Provider.ID)
                      .authorizedClientRepository(tokensInSessions)
                      .authorizationEndpoint(end -> end.authorizationRequestResolver(requests))
                      .tokenEndpoint(end -> end.accessTokenResponseClient(provider.forCodes()))
                      .userInfoEndpoint(end -> end.oidcUserService(people))
                      .redirectionEndpoint(end -> end.baseUri(BACK))
                      .failureHandler(AtTheProvider::failed))
          .requestCache(it -> it.requestCache(Drafts.asked()))
          .logout(it -> it.logoutUrl("/sign-out").logoutSuccessHandler(signedOut))
          .authorizeHttpRequests(
              it -> it.requestMatchers(PUBLIC).permitAll().anyRequest().authenticated())
          .build();
    }
  }

  /** A process of its own is asked how it does at another port, where no browser comes. */
  @Bean
  @Order(5)
  @ConditionalOnProperty("management.server.port")
  SecurityFilterChain howItDoes(HttpSecurity http) throws Exception {
    return http.securityMatcher(EndpointRequest.toAnyEndpoint())
        .authorizeHttpRequests(it -> it.anyRequest().permitAll())
        .build();
  }

  /** Everybody may look at everything. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnBooleanProperty("huikuan.console.open")
  static class Nowhere {

    @Bean
    @Order(10)
    SecurityFilterChain anybody(HttpSecurity http) throws Exception {
      return http.headers(headers(""))
          .authorizeHttpRequests(it -> it.anyRequest().permitAll())
          .build();
    }
  }

  /** Signing out leads to the provider: a form may be sent on there. */
  private static String origin(ConsoleSettings settings) {
    java.net.URI issuer = requireNonNull(settings.issuer());
    return " " + issuer.getScheme() + "://" + issuer.getAuthority();
  }

  private static Customizer<HeadersConfigurer<HttpSecurity>> headers(String forms) {
    return it ->
        it.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY.formatted(forms)))
            .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
  }
}
