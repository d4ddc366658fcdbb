package huikuan.standalone;

import huikuan.standalone.client.GatewayClient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The messages, escalations and claims left out that come of a book, a line of text for each: those
 * that must come are compared with those that came.
 *
 * @param messages {@code <day> <customer> <kind> [<claim> <level>, …]}
 * @param escalations {@code <day> <case> [<claim>, …]}
 * @param waits {@code <day> <claim> <level> <reason>}: its step was due and was not taken
 */
record Chased(List<String> messages, List<String> escalations, List<String> waits) {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** As {@code deploy/samples/messages} counts it. */
  static Chased counted(JsonNode count) {
    return new Chased(
        count.path("messages").valueStream().map(Chased::countedMessage).toList(),
        count.path("escalations").valueStream().map(Chased::countedEscalation).toList(),
        count.path("waits").valueStream().map(Chased::countedWait).toList());
  }

  private static String countedMessage(JsonNode message) {
    Stream<String> claims =
        message.path("claims").valueStream().map(line -> text(line, "claim", "level"));
    return text(message, "day", "customer", "kind") + " " + set(claims);
  }

  private static String countedEscalation(JsonNode escalation) {
    Stream<String> claims = escalation.path("claims").valueStream().map(JsonNode::asString);
    return text(escalation, "day", "case") + " " + set(claims);
  }

  private static String countedWait(JsonNode wait) {
    return text(wait, "day", "claim", "level", "reason");
  }

  /** As the running system tells it: its messages, and the timelines of its cases. */
  static Chased told(GatewayClient gateway) {
    List<String> messages = new ArrayList<>();
    for (JsonNode message : pages(gateway, "/notifications?limit=200", "items")) {
      messages.add(message(message));
    }
    List<String> escalations = new ArrayList<>();
    List<String> waits = new ArrayList<>();
    for (JsonNode each : pages(gateway, "/dunning/cases?limit=1000", "cases")) {
      JsonNode whole = gateway.get("/dunning/cases/" + each.path("id").asString());
      if (each.path("kind").asString().equals("escalation")) {
        escalations.addAll(joined(whole));
      } else {
        waits.addAll(leftOut(whole));
      }
    }
    return new Chased(messages, escalations, waits);
  }

  private static String message(JsonNode message) {
    Stream<String> claims =
        message.path("invoices").valueStream().map(line -> text(line, "number", "level"));
    String status = message.path("status").asString();
    String line = text(message, "day", "customer", "kind") + " " + set(claims);
    return status.equals("sent") ? line : line + " " + status;
  }

  private static List<String> joined(JsonNode escalation) {
    Map<LocalDate, Set<String>> byDay = new TreeMap<>();
    for (JsonNode event : events(escalation, "invoice-joined")) {
      String claim = event.path("invoice").asString();
      byDay.computeIfAbsent(day(event), day -> new TreeSet<>()).add(claim);
    }
    return byDay.entrySet().stream()
        .map(each -> each.getKey() + " " + text(escalation, "id") + " " + each.getValue())
        .toList();
  }

  private static List<String> leftOut(JsonNode reminder) {
    List<String> lines = new ArrayList<>();
    for (JsonNode event : events(reminder, "message-left-out")) {
      String step = text(event, "level", "reason");
      lines.add(day(event) + " " + text(reminder, "invoice") + " " + step);
    }
    return lines;
  }

  private static List<JsonNode> events(JsonNode whole, String what) {
    return whole
        .path("timeline")
        .valueStream()
        .filter(event -> event.path("event").asString().equals(what))
        .toList();
  }

  private static LocalDate day(JsonNode event) {
    return Instant.parse(event.path("at").asString()).atZone(ZONE).toLocalDate();
  }

  private static String text(JsonNode node, String... fields) {
    return Stream.of(fields)
        .map(field -> node.path(field).asString())
        .collect(Collectors.joining(" "));
  }

  private static String set(Stream<String> lines) {
    return lines.collect(Collectors.toCollection(TreeSet::new)).toString();
  }

  /** All pages of a list. */
  static List<JsonNode> pages(GatewayClient gateway, String path, String list) {
    List<JsonNode> items = new ArrayList<>();
    String after = "";
    while (true) {
      JsonNode page = gateway.get(path + after);
      page.path(list).forEach(items::add);
      if (!page.path("next").isString()) {
        return items;
      }
      after = "&after=" + GatewayClient.encode(page.path("next").asString());
    }
  }
}
