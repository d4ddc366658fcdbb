package huikuan.standalone.sample;

import huikuan.standalone.client.GatewayClient;
import java.time.OffsetDateTime;
import tools.jackson.databind.JsonNode;

/**
 * A collector tells near the end of people and contracts: who is the right person, who is away, who
 * is to be confirmed anew, and when a customer pays.
 */
final class People {

  /** Told last. */
  private static final String CONTRACTS = "/contracts?company=CN01&customer=C-1006";

  private final GatewayClient collector;
  private final JsonNode story = Company.people();

  People(GatewayClient collector) {
    this.collector = collector;
  }

  OffsetDateTime told() {
    return OffsetDateTime.parse(story.path("told").asString());
  }

  /** After an interruption it is told again, unless its end was reached. */
  void tell() {
    if (collector.get(CONTRACTS).path("contracts").isEmpty()) {
      story.path("requests").forEach(this::tell);
    }
  }

  private void tell(JsonNode request) {
    String path = request.path("path").asString();
    if (request.path("method").asString().equals("PUT")) {
      collector.put(path, request.path("data"));
    } else {
      collector.post(path, request.path("data"));
    }
  }
}
