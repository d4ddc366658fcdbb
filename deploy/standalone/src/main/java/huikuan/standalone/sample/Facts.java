package huikuan.standalone.sample;

import huikuan.standalone.client.GatewayClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads what the services say about the sample. */
final class Facts {

  private static final int PAGE = 200;

  /** A message that was sent. */
  record Reminder(String invoice, String level, String day, String to) {
    static final Comparator<Reminder> ORDER =
        Comparator.comparing(Reminder::invoice)
            .thenComparing(Reminder::day)
            .thenComparing(Reminder::level)
            .thenComparing(Reminder::to);
  }

  private final GatewayClient gateway;

  Facts(GatewayClient gateway) {
    this.gateway = gateway;
  }

  List<JsonNode> items(String account) {
    return gateway
        .get("/accounts/" + GatewayClient.encode(account) + "/items?status=all")
        .path("items")
        .valueStream()
        .toList();
  }

  String balance(String account, String asOf) {
    return gateway
        .get("/accounts/" + GatewayClient.encode(account) + "/balance?asOf=" + asOf)
        .path("balance")
        .asString();
  }

  /** The id and the state of the contact that is asked, and whom it represents. */
  String asked(String customer, String on) {
    JsonNode asked = gateway.get("/customers/CN01/" + customer + "/asked?on=" + on);
    return String.join(
        " ",
        asked.path("contact").path("id").asString("nobody"),
        asked.path("contact").path("state").asString("-"),
        asked.path("deputyOf").asString("-"));
  }

  /** All reminders that were sent, in order of invoice and day. */
  List<Reminder> reminders() {
    return messages().stream()
        .filter(message -> message.path("status").asString().equals("sent"))
        .flatMap(
            message ->
                message.path("invoices").valueStream().map(invoice -> reminder(message, invoice)))
        .sorted(Reminder.ORDER)
        .toList();
  }

  List<JsonNode> messages() {
    return all("/notifications?limit=" + PAGE, "items", "after");
  }

  /** The letters: account, state, outcome, grade of the answer, in order. */
  List<String> letters() {
    return all("/confirmations?limit=" + PAGE, "letters", "after").stream()
        .map(
            each ->
                String.join(
                    " ",
                    each.path("account").asString(),
                    each.path("balance").asString(),
                    each.path("state").asString(),
                    each.path("outcome").asString("-"),
                    each.path("grade").asString("-")))
        .sorted()
        .toList();
  }

  /** The addresses to which letters were mailed, sorted. */
  List<String> lettersMailedTo() {
    return messages().stream()
        .filter(message -> message.path("kind").asString().equals("letter"))
        .filter(message -> message.path("status").asString().equals("sent"))
        .map(message -> message.path("recipient").path("email").asString())
        .sorted()
        .toList();
  }

  List<JsonNode> cases() {
    return all("/dunning/cases?limit=" + PAGE, "cases", "after");
  }

  /** What waits for a person: cases, tasks, approvals, records that can't be taken in. */
  List<String> waiting() {
    List<String> waiting = new ArrayList<>();
    for (JsonNode each : all("/dunning/cases?state=unclosed&limit=" + PAGE, "cases", "after")) {
      String state = each.path("state").asString();
      if (!state.equals("open")) {
        waiting.add(
            "%s: %s (%s)".formatted(state, text(each, "customerName"), text(each, "account")));
      }
    }
    for (JsonNode each : all("/dunning/tasks?limit=" + PAGE, "tasks", "after")) {
      waiting.add("task: %s (%s)".formatted(text(each, "customerName"), text(each, "task")));
    }
    for (JsonNode each : all("/approvals?limit=" + PAGE, "approvals", "after")) {
      waiting.add(
          "approval: %s %s %s, %d of %d have approved"
              .formatted(
                  text(each, "kind"),
                  text(each.path("what"), "account"),
                  text(each.path("what"), "amount"),
                  each.path("approvedBy").size(),
                  each.path("needed").asInt()));
    }
    for (String service : List.of("dunning", "notification")) {
      String path = "/operations/" + service + "/dead-records?state=waiting&limit=" + PAGE;
      for (JsonNode each : all(path, "records", "after")) {
        waiting.add(
            "dead record: %s %s %s (%s)"
                .formatted(text(each, "topic"), text(each, "key"), text(each, "cause"), service));
      }
    }
    return waiting;
  }

  private static String text(JsonNode of, String name) {
    return of.path(name).asString("");
  }

  /** The addresses of all mail that was caught, sorted. */
  List<String> caught() {
    return gateway
        .get("/sandbox/mails?limit=" + PAGE)
        .path("items")
        .valueStream()
        .flatMap(mail -> mail.path("to").valueStream().map(JsonNode::asString))
        .sorted()
        .toList();
  }

  private static Reminder reminder(JsonNode message, JsonNode invoice) {
    return new Reminder(
        invoice.path("number").asString(),
        invoice.path("level").asString(),
        message.path("day").asString(),
        message.path("recipient").path("email").asString());
  }

  private List<JsonNode> all(String path, String items, String cursor) {
    List<JsonNode> found = new ArrayList<>();
    String next = "";
    do {
      String more = next.isEmpty() ? "" : "&" + cursor + "=" + GatewayClient.encode(next);
      JsonNode page = gateway.get(path + more);
      page.path(items).forEach(found::add);
      next = page.path("next").asString("");
    } while (!next.isEmpty());
    return found;
  }
}
