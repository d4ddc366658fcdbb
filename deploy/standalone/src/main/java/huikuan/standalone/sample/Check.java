package huikuan.standalone.sample;

import huikuan.standalone.client.GatewayClient;
import huikuan.standalone.client.Posted;
import huikuan.standalone.sample.Facts.Reminder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Compares what came of the sample with what was written down beforehand. */
public final class Check {

  private final GatewayClient gateway;
  private final Facts facts;
  private final JsonNode expected = Company.expected();
  private final List<String> differences = new ArrayList<>();

  public Check(GatewayClient gateway) {
    this.gateway = gateway;
    this.facts = new Facts(gateway);
  }

  /** The differences; empty if all is as it must be. */
  public List<String> differences() {
    balances();
    reminders();
    letters();
    people();
    cases();
    compare(
        "what waits for a person",
        texts(expected.path("waiting")),
        facts.waiting().stream().sorted().toList());
    nothingTwice();
    return List.copyOf(differences);
  }

  private void balances() {
    for (JsonNode each : expected.path("balances")) {
      String account = each.path("account").asString();
      String asOf = each.path("asOf").asString();
      compare(
          "balance of " + account + " as of " + asOf,
          each.path("balance").asString(),
          facts.balance(account, asOf));
    }
  }

  private void reminders() {
    List<Reminder> wanted =
        expected
            .path("reminders")
            .valueStream()
            .map(
                each ->
                    new Reminder(
                        each.path("invoice").asString(),
                        each.path("level").asString(),
                        each.path("day").asString(),
                        each.path("to").asString()))
            .sorted(Reminder.ORDER)
            .toList();
    compare("reminders sent", lines(wanted), lines(facts.reminders()));
    List<String> letters = facts.lettersMailedTo();
    compare("recipients of letters", texts(expected.path("lettersMailedTo")), letters);
    compare(
        "recipients of the mail caught",
        Stream.concat(wanted.stream().map(Reminder::to), letters.stream()).sorted().toList(),
        facts.caught());
    compare(
        "messages, whatever became of them",
        wanted.size() + letters.size(),
        facts.messages().size());
  }

  private void letters() {
    compare("letters", texts(expected.path("letters")), facts.letters());
  }

  private void people() {
    for (JsonNode each : expected.path("asked")) {
      String customer = each.path("customer").asString();
      String on = each.path("on").asString();
      compare(
          "who is asked at " + customer + " on " + on,
          each.path("asked").asString(),
          facts.asked(customer, on));
    }
  }

  private void cases() {
    List<JsonNode> cases = facts.cases();
    compare(
        "invoices with nobody to write to",
        Set.copyOf(texts(expected.path("needsContact"))),
        cases.stream()
            .filter(each -> each.path("state").asString().equals("needs-contact"))
            .map(each -> each.path("invoice").asString())
            .collect(Collectors.toCollection(TreeSet::new)));
    List<JsonNode> escalations =
        cases.stream().filter(each -> each.path("kind").asString().equals("escalation")).toList();
    compare(
        "accounts escalated",
        Set.copyOf(texts(expected.path("escalated"))),
        escalations.stream()
            .map(each -> each.path("account").asString())
            .collect(Collectors.toCollection(TreeSet::new)));
    compare("escalation cases", expected.path("escalated").size(), escalations.size());
  }

  /** The ERP sends everything once more. */
  private void nothingTwice() {
    List<Reminder> before = facts.reminders();
    int mails = facts.caught().size();
    List<JsonNode> documents =
        Company.days().stream().flatMap(day -> day.documents().stream()).toList();
    Posted again = gateway.post(documents);
    gateway.settle();
    compare("duplicates when all is posted again", documents.size(), again.duplicates());
    compare("reminders after that", lines(before), lines(facts.reminders()));
    compare("mail caught after that", mails, facts.caught().size());
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).sorted().toList();
  }

  private static String lines(List<Reminder> reminders) {
    return reminders.stream().map(each -> "\n    " + each).collect(Collectors.joining());
  }

  private void compare(String what, Object wanted, Object found) {
    if (!wanted.equals(found)) {
      differences.add(what + "\n  expected " + wanted + "\n  found    " + found);
    }
  }
}
