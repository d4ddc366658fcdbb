package huikuan.standalone.sample;

import huikuan.standalone.client.GatewayClient;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What is left for people at the end: a case on hold, a write-off that others have to approve, and
 * a record on Kafka that nobody has signed. Told again after an interruption, it changes nothing.
 */
final class Waiting {

  private final GatewayClient operator;
  private final GatewayClient collector;
  private final GatewayClient finance;
  private final Sample.Kafka kafka;
  private final JsonNode story = Company.waiting();

  Waiting(
      GatewayClient operator, GatewayClient collector, GatewayClient finance, Sample.Kafka kafka) {
    this.operator = operator;
    this.collector = collector;
    this.finance = finance;
    this.kafka = kafka;
  }

  OffsetDateTime held() {
    return OffsetDateTime.parse(story.path("held").asString());
  }

  void hold() {
    JsonNode hold = story.path("hold");
    collector.post("/dunning/cases/" + text(hold, "case") + "/hold", hold.path("data"));
  }

  OffsetDateTime proposed() {
    return OffsetDateTime.parse(story.path("proposed").asString());
  }

  void propose() {
    JsonNode writeOff = story.path("writeOff");
    finance.post("/accounts/" + text(writeOff, "account") + "/postings", writeOff.path("posting"));
    if (operator.get("/operations/dunning/dead-records").path("total").asInt() == 0) {
      JsonNode record = story.path("unsigned");
      Map<String, String> headers =
          record
              .path("headers")
              .propertyStream()
              .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().asString()));
      kafka.put(
          record.path("topic").asString(),
          record.path("key").asString(),
          headers,
          record.path("value").toString());
    }
  }

  private static String text(JsonNode of, String name) {
    return GatewayClient.encode(of.path(name).asString());
  }
}
