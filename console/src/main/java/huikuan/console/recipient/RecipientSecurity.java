package huikuan.console.recipient;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The pages of links know no session and no cookie but the chosen language. A page of another site
 * can send nothing here for somebody, since it does not know the link.
 */
@Configuration(proxyBeanMethods = false)
class RecipientSecurity {

  /** These pages have no script at all. */
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action"
          + " 'self'; base-uri 'none'; frame-ancestors 'none'";

  @Bean
  @Order(7)
  SecurityFilterChain pagesOfLinks(HttpSecurity http) throws Exception {
    return http.securityMatcher("/r/**")
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(
            it ->
                it.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
        .authorizeHttpRequests(it -> it.anyRequest().permitAll())
        .build();
  }
}
