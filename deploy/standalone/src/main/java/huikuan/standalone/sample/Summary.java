package huikuan.standalone.sample;

import huikuan.standalone.client.GatewayClient;
import huikuan.standalone.sample.Facts.Reminder;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Prints what happened. */
public final class Summary {

  private static final List<String> HEADINGS =
      List.of("customer", "invoice", "due", "currency", "amount", "open", "reminded");

  private final Facts facts;

  public Summary(GatewayClient gateway) {
    this.facts = new Facts(gateway);
  }

  public void print(PrintStream out) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    Map<String, List<Reminder>> reminders =
        facts.reminders().stream().collect(Collectors.groupingBy(Reminder::invoice));
    Map<String, String> names =
        Company.customers().stream()
            .collect(
                Collectors.toMap(
                    Company.Customer::customer, each -> each.data().path("name").asString()));
    for (String account : accounts()) {
      String[] parts = account.split("\\.", 3);
      String customer = parts[1];
      for (JsonNode item : facts.items(account)) {
        rows.add(row(names.getOrDefault(customer, customer), parts[2], item, reminders));
      }
    }
    table(rows, out);
    facts.waiting().forEach(each -> out.printf("  %s%n", each));
    facts.letters().forEach(each -> out.printf("  letter: %s%n", each));
  }

  private static List<String> accounts() {
    return Company.days().stream()
        .flatMap(day -> day.documents().stream())
        .map(
            each ->
                each.path("company").asString()
                    + "."
                    + each.path("customer").asString()
                    + "."
                    + each.path("currency").asString())
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> row(
      String name, String currency, JsonNode item, Map<String, List<Reminder>> reminders) {
    String number = item.path("number").asString();
    String told =
        reminders.getOrDefault(number, List.of()).stream()
            .map(each -> each.level() + " " + each.day().substring(5))
            .collect(Collectors.joining(", "));
    return List.of(
        name,
        number,
        item.path("dueOn").asString(""),
        currency,
        item.path("amount").asString(),
        item.path("open").asString(),
        told);
  }

  private static void table(List<List<String>> rows, PrintStream out) {
    int[] widths = new int[HEADINGS.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder("  ");
      for (int i = 0; i < widths.length; i++) {
        String cell = row.get(i);
        String gap = " ".repeat(widths[i] - width(cell));
        boolean number = i == 4 || i == 5;
        line.append(number ? gap + cell : cell + gap).append("  ");
      }
      out.println(line.toString().stripTrailing());
    }
  }

  /** In a terminal a Chinese character takes two columns. */
  private static int width(String text) {
    return text.codePoints().map(c -> Character.isIdeographic(c) ? 2 : 1).sum();
  }
}
