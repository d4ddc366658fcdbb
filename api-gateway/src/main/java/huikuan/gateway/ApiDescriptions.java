package huikuan.gateway;

import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.node.ObjectNode;

/**
 * The services' OpenAPI descriptions, as seen through the gateway: a service names its own address,
 * which clients are not meant to use.
 */
@RestController
final class ApiDescriptions {

  private final Map<String, URI> services;
  private final RestClient client;

  ApiDescriptions(GatewaySettings settings, RestClient.Builder client) {
    this.services =
        Map.of(
            "ledger", settings.ledger(),
            "dunning", settings.dunning(),
            "notification", settings.notification());
    this.client = client.build();
  }

  @AllowedTo(
      value = {},
      of = Of.ANY)
  @GetMapping("/v3/api-docs/{service:ledger|dunning|notification}")
  @Nullable ObjectNode description(@PathVariable String service, HttpServletRequest request) {
    request.setAttribute(MvcUtils.GATEWAY_ROUTE_ID_ATTR, service);
    ObjectNode description = ask(service);
    if (description != null) {
      description.putArray("servers").addObject().put("url", "/");
    }
    return description;
  }

  private @Nullable ObjectNode ask(String service) {
    try {
      return client
          .get()
          .uri(services.get(service) + "/v3/api-docs")
          .retrieve()
          .body(ObjectNode.class);
    } catch (ResourceAccessException e) {
      throw new ServiceFailure(e);
    }
  }
}
