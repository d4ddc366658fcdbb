package huikuan.standalone.sample;

import huikuan.standalone.client.GatewayClient;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A collector tells of people and contracts: who is the right person, who is away, who is to be
 * confirmed anew, and when a customer pays; and of what customers promise and dispute.
 */
final class Tellings {

  private final GatewayClient collector;

  Tellings(GatewayClient collector) {
    this.collector = collector;
  }

  /** The requests of one moment. */
  record Telling(OffsetDateTime at, JsonNode story) {}

  static List<Telling> all() {
    return Stream.of(Company.people(), Company.agreements())
        .flatMap(JsonNode::valueStream)
        .map(each -> new Telling(OffsetDateTime.parse(each.path("told").asString()), each))
        .toList();
  }

  /** After an interruption it is told again, unless its end was reached. */
  void tell(Telling telling) {
    JsonNode last = telling.story().path("last");
    JsonNode found = collector.get(last.path("path").asString());
    if (found.at(last.path("at").asString()).isMissingNode()) {
      telling.story().path("requests").forEach(this::tell);
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
