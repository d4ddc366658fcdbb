package huikuan.standalone;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.standalone.client.GatewayClient;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The disputes and promises of a book, as {@code deploy/samples/messages} counts them: made in the
 * evening of their days, and compared with what came of them.
 */
final class QuarterAgreements {

  /** As {@code deploy/samples/messages} is told of them. */
  static final List<String> OPTIONS = List.of("--disputed", "Disputed", "--promise-each", "10");

  private static final JsonMapper JSON = new JsonMapper();

  private final GatewayClient collector;
  private final GatewayClient approver;
  private final JsonNode count;
  private final Map<String, List<JsonNode>> disputes;
  private final Map<String, List<JsonNode>> promises;
  private final Set<LocalDate> made = new HashSet<>();

  QuarterAgreements(String gateway, JsonNode count) {
    this.count = count;
    collector = GatewayClient.ofPerson(gateway, "li.na");
    approver = GatewayClient.ofPerson(gateway, "wang.wei");
    disputes = byDay(count.path("disputes"));
    promises = byDay(count.path("promises"));
  }

  private static Map<String, List<JsonNode>> byDay(JsonNode counted) {
    return counted
        .valueStream()
        .collect(groupingBy(each -> each.path("madeOn").asString(), TreeMap::new, toList()));
  }

  /** Agreements of before a crash are made again, and change nothing. */
  void make(LocalDate day) {
    if (made.contains(day)) {
      return;
    }
    for (JsonNode each : disputes.getOrDefault(day.toString(), List.of())) {
      post(each, "disputes", "\"reason\":\"other\"");
    }
    for (JsonNode each : promises.getOrDefault(day.toString(), List.of())) {
      approve(post(each, "promises", "\"on\":\"" + each.path("on").asString() + "\""));
    }
    made.add(day);
  }

  private JsonNode post(JsonNode counted, String what, String more) {
    String customer = counted.path("customer").asString().replace('.', '/');
    String item = "{\"number\":\"" + counted.path("claim").asString() + "\"}";
    if (what.equals("promises")) {
      item = item.replace("}", ",\"amount\":\"" + counted.path("amount").asString() + "\"}");
    }
    JsonNode body = JSON.readTree("{\"currency\":\"USD\",\"items\":[" + item + "]," + more + "}");
    return collector.post("/dunning/customers/" + customer + "/" + what, body);
  }

  /** The third after two that were broken needs an approval. */
  private void approve(JsonNode promise) {
    if (promise.path("state").asString().equals("proposed")) {
      String proposal = promise.path("promise").asString();
      JsonNode _ =
          approver.post("/dunning/approvals/" + proposal + "/approve", JSON.createObjectNode());
    }
  }

  /** Each promise has its verdict, and the amounts of each dispute tie, with what is open. */
  void are() {
    assertThat(told("promises"))
        .containsExactlyInAnyOrderEntriesOf(counted(count.path("promises")));
    assertThat(told("disputes"))
        .containsExactlyInAnyOrderEntriesOf(counted(count.path("disputes")));
  }

  private static Map<String, String> counted(JsonNode all) {
    Map<String, String> lines = new TreeMap<>();
    for (JsonNode each : all) {
      String state =
          each.has("verdict")
              ? each.path("on").asString() + " " + each.path("verdict").asString()
              : each.path("open").asBoolean() ? "open" : "settled";
      lines.put(each.path("claim").asString(), state);
    }
    return lines;
  }

  private Map<String, String> told(String what) {
    Map<String, String> lines = new TreeMap<>();
    for (JsonNode each : Chased.pages(collector, "/dunning/" + what + "?limit=200", what)) {
      String state =
          what.equals("promises")
              ? each.path("on").asString() + " " + each.path("state").asString()
              : state(each);
      lines.put(each.path("items").path(0).path("number").asString(), state);
    }
    return lines;
  }

  private static String state(JsonNode dispute) {
    BigDecimal original = amount(dispute, "original");
    assertThat(
            amount(dispute, "open")
                .add(amount(dispute, "paid"))
                .add(amount(dispute, "credited"))
                .add(amount(dispute, "writtenOff"))
                .add(amount(dispute, "conceded")))
        .as(dispute.toString())
        .isEqualByComparingTo(original);
    if (amount(dispute, "paid").compareTo(original) == 0) {
      return dispute.path("outcome").asString();
    }
    return dispute.path("stage").asString().equals("new") ? "open" : dispute.toString();
  }

  private static BigDecimal amount(JsonNode dispute, String name) {
    return new BigDecimal(dispute.path(name).asString());
  }
}
