package huikuan.gateway;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;

import huikuan.contracts.TraceParent;
import java.net.URI;
import java.util.regex.Pattern;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Which service answers what. A path goes on exactly as it came. */
@Configuration(proxyBeanMethods = false)
class Routes {

  private static final Pattern DOT_SEGMENT =
      Pattern.compile("/(\\.|%2e){1,2}(;.*)?(/|$)", Pattern.CASE_INSENSITIVE);

  private static final Pattern SEC_FETCH = Pattern.compile("^sec-fetch-", Pattern.CASE_INSENSITIVE);

  /** Before the ledger, which answers for all else of a company. */
  @Bean
  @Order(1)
  RouterFunction<ServerResponse> dunning(GatewaySettings settings) {
    return service(
        "dunning",
        settings.dunning(),
        "dunning",
        "audit/dunning",
        "operations/dunning",
        "companies/*/chasing",
        "companies/*/receipts");
  }

  @Bean
  @Order(2)
  RouterFunction<ServerResponse> ledger(GatewaySettings settings) {
    return service(
        "ledger",
        settings.ledger(),
        "approvals",
        "documents",
        "customers",
        "contracts",
        "accounts",
        "companies",
        "confirmations",
        "confirmation-runs",
        "recipient",
        "proposed-contacts",
        "items",
        "balances",
        "aging",
        "trial",
        "income",
        "changes",
        "journal",
        "people",
        "audit/ledger",
        "operations/ledger",
        "ledger");
  }

  /** Before the ledger, too. */
  @Bean
  @Order(1)
  RouterFunction<ServerResponse> notification(GatewaySettings settings) {
    return service(
        "notification",
        settings.notification(),
        "notifications",
        "audit/notification",
        "operations/notification",
        "companies/*/paying");
  }

  private static RouterFunction<ServerResponse> service(String name, URI at, String... resources) {
    RequestPredicate any = request -> false;
    for (String resource : resources) {
      any = any.or(RequestPredicates.path("/api/v1/" + resource + "/**"));
    }
    return route(name).route(any.and(plainPath()), http()).before(uri(at)).build();
  }

  /** A path that climbs could reach what is not routed, such as a service's actuator. */
  static RequestPredicate plainPath() {
    return request -> !DOT_SEGMENT.matcher(request.uri().getRawPath()).find();
  }

  /** Before the filter that takes the Connection header itself away. */
  @Bean
  @Order(0)
  RequestHttpHeadersFilter nominatedByConnection() {
    return (headers, request) -> {
      HttpHeaders kept = HttpHeaders.copyOf(headers);
      headers.getConnection().forEach(kept::remove);
      return kept;
    };
  }

  /** A page that sends from here has been let in; a service is asked by no page. */
  @Bean
  RequestHttpHeadersFilter pagesEndHere() {
    return (headers, request) -> {
      HttpHeaders kept = HttpHeaders.copyOf(headers);
      kept.headerNames().stream()
          .filter(
              name -> name.equalsIgnoreCase(HttpHeaders.ORIGIN) || SEC_FETCH.matcher(name).find())
          .toList()
          .forEach(kept::remove);
      return kept;
    };
  }

  /** The gateway has answered with its own trace header already. */
  @Bean
  ResponseHttpHeadersFilter oneTraceHeader() {
    return (headers, response) -> {
      HttpHeaders kept = HttpHeaders.copyOf(headers);
      kept.remove(TraceParent.NAME);
      return kept;
    };
  }
}
