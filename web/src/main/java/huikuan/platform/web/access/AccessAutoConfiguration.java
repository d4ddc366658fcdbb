package huikuan.platform.web.access;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import huikuan.platform.web.edge.LinkRequests;
import huikuan.platform.web.edge.Loopback;
import huikuan.platform.web.edge.OwnProcess;
import jakarta.servlet.DispatcherType;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Tokens are verified, and every endpoint allows what it says. */
@AutoConfiguration
@EnableWebSecurity
@EnableConfigurationProperties(AccessSettings.class)
@Import(AccessInOpenApi.class)
public final class AccessAutoConfiguration {

  /** Paths that need no token. */
  static final String[] PUBLIC = {
    "/",
    "/favicon.ico",
    "/swagger-ui.html",
    "/swagger-ui/**",
    "/v3/api-docs/**",
    "/actuator/health/**",
    "/livez",
    "/readyz"
  };

  /** Paths that are asked with the link of a mail, which their endpoints look at. */
  private static final String[] BY_LINK = {LinkRequests.PATH, LinkRequests.PATH + "/**"};

  /** The pages here have styles of their own within them, and no script but the API's page. */
  private static final String PAGES =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data:; connect-src 'self'%s; frame-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private static final Set<JWSAlgorithm> SIGNED_BY =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  /**
   * @throws IllegalStateException if access control is switched off where others could come in
   */
  @Bean
  SmartInitializingSingleton openOnlyInASandbox(
      AccessSettings settings,
      @Value("${huikuan.sandbox:false}") boolean sandbox,
      @Value("${server.address:}") String address,
      Environment environment) {
    boolean production = environment.matchesProfiles(OwnProcess.PROFILE);
    return () -> {
      if (settings.open() && (production || !sandbox || !Loopback.is(address))) {
        throw new IllegalStateException(
            "huikuan.access.open is for a sandbox on loopback (huikuan.sandbox, server.address):"
                + " everybody may do everything then");
      }
    };
  }

  @Bean
  JwtDecoder issuersTokens(AccessSettings settings, SslBundles bundles) {
    if (settings.open()) {
      return token -> {
        throw new IllegalStateException("Access control is switched off");
      };
    }
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT,
            new JOSEObjectType("at+jwt"),
            new JOSEObjectType("application/at+jwt"),
            null));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            SIGNED_BY, new IssuersKeys(settings, bundles, System::nanoTime)));
    // What follows checks the claims.
    processor.setJWTClaimsSetVerifier((_, _) -> {});
    NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
    JwtTimestampValidator time = new JwtTimestampValidator();
    time.setAllowEmptyExpiryClaim(false);
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            time,
            new JwtIssuerValidator(String.valueOf(settings.issuer())),
            new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD, all -> all != null && all.contains(settings.audience())),
            new JwtClaimValidator<String>(JwtClaimNames.SUB, subject -> subject != null)));
    return decoder;
  }

  /**
   * Of every chain: a page shows and sends only what is its own, and in nobody else's frame. The
   * page of the API asks the issuer for tokens.
   */
  @Bean
  Customizer<HeadersConfigurer<HttpSecurity>> headersOfPages(AccessSettings settings) {
    String policy = PAGES.formatted(settings.open() ? "" : " " + settings.origin());
    return headers ->
        headers
            .contentSecurityPolicy(it -> it.policyDirectives(policy))
            .referrerPolicy(it -> it.policy(ReferrerPolicy.SAME_ORIGIN));
  }

  /** Behind all other chains. */
  @Bean
  @Order
  SecurityFilterChain access(
      HttpSecurity http,
      AccessSettings settings,
      JwtDecoder tokens,
      AuditTrail trail,
      ObjectProvider<EndedRights> ended)
      throws Exception {
    AccessProblems problems = new AccessProblems(trail);
    http.csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .exceptionHandling(
            it -> it.authenticationEntryPoint(problems).accessDeniedHandler(problems));
    if (settings.open()) {
      return http.addFilterBefore(new AnybodyFilter(), AuthorizationFilter.class).build();
    }
    VerifiedTokens verified =
        new VerifiedTokens(
            tokens,
            new CallerClaims(settings),
            settings.remembered(),
            InstantSource.system(),
            trail::seen);
    EndedRights rights = ended.getIfAvailable(() -> _ -> false);
    CallersByToken callers = new CallersByToken(verified, rights);
    return http.oauth2ResourceServer(
            it ->
                it.authenticationManagerResolver(_ -> callers)
                    .authenticationEntryPoint(problems)
                    .accessDeniedHandler(problems))
        .authorizeHttpRequests(
            it ->
                it.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll()
                    .requestMatchers(PUBLIC)
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, BY_LINK)
                    .permitAll()
                    .requestMatchers(HttpMethod.POST, BY_LINK)
                    .permitAll()
                    .requestMatchers("/actuator/**")
                    .access((caller, _) -> new AuthorizationDecision(runsIt(caller.get())))
                    .anyRequest()
                    .authenticated())
        .build();
  }

  private static boolean runsIt(Authentication authentication) {
    return authentication instanceof CallerAuthentication known
        && !known.getPrincipal().companies(Role.OPERATOR, Role.ADMIN).isNone();
  }

  /** An ERP's identifiers may hold what is escaped; the edge refuses what can't be read. */
  @Bean
  HttpFirewall escapedIdentifiers() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowUrlEncodedSlash(true);
    firewall.setAllowUrlEncodedDoubleSlash(true);
    firewall.setAllowBackSlash(true);
    firewall.setAllowUrlEncodedPercent(true);
    firewall.setAllowUrlEncodedPeriod(true);
    firewall.setAllowSemicolon(true);
    firewall.setUnsafeAllowAnyHttpMethod(true);
    firewall.setAllowedHeaderNames(_ -> true);
    firewall.setAllowedHeaderValues(_ -> true);
    firewall.setAllowedParameterNames(_ -> true);
    firewall.setAllowedParameterValues(_ -> true);
    return firewall;
  }

  /** A service with a store has one of its own. */
  @Bean
  @ConditionalOnMissingBean
  AuditTrail loggedRefusals() {
    return new LoggedRefusals();
  }

  @Bean
  WebMvcConfigurer rights(AuditTrail trail) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        // Before anything is said of a request's parameters.
        registry.addInterceptor(new AccessRules(trail)).order(Ordered.HIGHEST_PRECEDENCE);
        // After everything else: what is refused shows nothing.
        registry.addInterceptor(new WholeReads(trail)).order(Ordered.LOWEST_PRECEDENCE);
      }

      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CompaniesArgument());
      }
    };
  }

  /**
   * A service does not start with an endpoint that does not say who may use it, for which company.
   */
  @Bean
  SmartInitializingSingleton everyEndpointSaysWhoMayUseIt(
      ObjectProvider<RequestMappingInfoHandlerMapping> mappings) {
    return () ->
        mappings.stream()
            .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
            .filter(AccessRules::isOurs)
            .forEach(AccessRules::requireRule);
  }
}
