package huikuan.gateway;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.preserveHostHeader;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * What is no part of the API is the console's. It signs people in itself, and asks the API with
 * their tokens.
 */
@Configuration(proxyBeanMethods = false)
class ConsolePages {

  /** Where these begin it is the gateway that answers, or the identity provider within it. */
  private static final List<String> NOT_PAGES =
      List.of(
          "/api",
          "/actuator",
          "/v3",
          "/swagger-ui",
          "/swagger-ui.html",
          "/livez",
          "/readyz",
          "/oauth2",
          "/connect",
          "/userinfo",
          "/login",
          "/logout",
          "/.well-known");

  /** What a browser sends of a page; what a program sends to a wrong address gets a problem. */
  private static final List<MediaType> FORMS =
      List.of(MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA);

  private static final RequestPredicate PAGES = request -> isPage(request.servletRequest());

  private static boolean isPage(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !path.startsWith("//")
        && NOT_PAGES.stream().noneMatch(other -> path.equals(other) || path.startsWith(other + "/"))
        && (isQuestion(request.getMethod()) || isForm(request));
  }

  private static boolean isQuestion(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }

  private static boolean isForm(HttpServletRequest request) {
    if (!request.getMethod().equals("POST")) {
      return false;
    }
    try {
      MediaType type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
      return FORMS.stream().anyMatch(form -> form.isCompatibleWith(type));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  @Bean
  @Order(10)
  RouterFunction<ServerResponse> console(GatewaySettings settings) {
    return route("console")
        .route(PAGES.and(Routes.plainPath()), http())
        .before(preserveHostHeader())
        .before(uri(settings.console()))
        .build();
  }

  /** Nothing is asked of whoever wants a page; what a page says of itself goes out as it is. */
  @Bean
  @Order(3)
  SecurityFilterChain pagesOfTheConsole(HttpSecurity http) throws Exception {
    return http.securityMatcher(ConsolePages::isPage)
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable)
        .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(it -> it.anyRequest().permitAll())
        .build();
  }
}
