package huikuan.standalone.chasing;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The work list of a company on a day, by the reference: customers, their sums and points. */
final class PlainWork {

  /** The amounts from which there are so many points, in all currencies. */
  private static final Map<Long, Integer> AMOUNTS =
      new TreeMap<>(Map.of(1L, 1, 100_00L, 10, 1_000_00L, 30));

  /** The days late from which there are so many points. */
  private static final Map<Integer, Integer> DAYS = new TreeMap<>(Map.of(1, 2, 10, 5, 30, 7));

  private static final List<String> CURRENCIES = List.of("CNY", "EUR", "USD");

  /** The open sum of a customer in a currency. */
  private static final class Sums {
    private long outstanding;
    private long overdue;
    private long toBeCollected;
  }

  /** The points of a customer whose day to follow up has come. */
  private static final int FOLLOW_UP = 4;

  private final LocalDate day;
  private final Map<String, LocalDate> next;
  private final Map<String, Set<String>> seen;
  private final Map<String, Map<String, Sums>> customers = new TreeMap<>();
  private final Map<String, LocalDate> oldest = new TreeMap<>();

  /**
   * @param next the days on which customers are followed up
   * @param seen the customers that each collector sees to
   */
  PlainWork(LocalDate day, Map<String, LocalDate> next, Map<String, Set<String>> seen) {
    this.day = day;
    this.next = next;
    this.seen = seen;
  }

  /**
   * @param asked open, not on hold and not covered
   */
  void add(Fact.Invoice invoice, LocalDate dueOn, long open, long asked) {
    if (open == 0) {
      return;
    }
    Sums sums =
        customers
            .computeIfAbsent(invoice.customer(), none -> new TreeMap<>())
            .computeIfAbsent(invoice.currency(), none -> new Sums());
    sums.outstanding += open;
    if (dueOn.isBefore(day)) {
      sums.overdue += open;
      sums.toBeCollected += asked;
      if (asked > 0) {
        oldest.merge(invoice.customer(), dueOn, (one, two) -> one.isBefore(two) ? one : two);
      }
    }
  }

  /** The collectors that have a list of their own. */
  Set<String> collectors() {
    return seen.keySet();
  }

  /**
   * The customers of a list in order, the most points first.
   *
   * @param collector whose list it is; null = all customers are on it
   */
  List<String> lines(@Nullable String collector) {
    List<Line> lines = new ArrayList<>();
    customers.forEach(
        (customer, sums) -> {
          LocalDate on = next.get(customer);
          boolean mine = collector == null || seen.get(collector).contains(customer);
          int points = points(customer, sums);
          if (mine && points > 0 && (on == null || !on.isAfter(day))) {
            lines.add(new Line(customer, points, amounts(sums)));
          }
        });
    lines.sort(Comparator.comparing((Line each) -> -each.points()).thenComparing(Line::customer));
    return numbered(lines);
  }

  private record Line(String customer, int points, List<String> amounts) {}

  private static List<String> numbered(List<Line> lines) {
    List<String> all = new ArrayList<>();
    for (Line each : lines) {
      all.add(all.size() + 1 + ". " + each.customer() + " " + each.points() + " " + each.amounts());
    }
    return all;
  }

  private int points(String customer, Map<String, Sums> sums) {
    int points = daysLate(oldest.get(customer)) + (next.containsKey(customer) ? FOLLOW_UP : 0);
    for (Sums one : sums.values()) {
      for (Map.Entry<Long, Integer> band : AMOUNTS.entrySet().stream().toList().reversed()) {
        if (one.toBeCollected >= band.getKey()) {
          points += band.getValue();
          break;
        }
      }
    }
    return points;
  }

  private static List<String> amounts(Map<String, Sums> sums) {
    List<String> amounts = new ArrayList<>();
    sums.forEach(
        (currency, one) ->
            amounts.add(
                text(
                    currency,
                    PlainPolicy.decimal(one.outstanding),
                    PlainPolicy.decimal(one.overdue),
                    PlainPolicy.decimal(one.toBeCollected))));
    return amounts;
  }

  private static String text(String currency, String open, String overdue, String asked) {
    return "%s %s of it %s overdue, %s to be collected".formatted(currency, open, overdue, asked);
  }

  private int daysLate(@Nullable LocalDate due) {
    int points = 0;
    for (Map.Entry<Integer, Integer> band : DAYS.entrySet()) {
      boolean reached = due != null && ChronoUnit.DAYS.between(due, day) >= band.getKey();
      points = reached ? band.getValue() : points;
    }
    return points;
  }

  /** The same rules, as a company sets them. */
  static Map<String, Object> rules() {
    List<Map<String, Object>> amounts = new ArrayList<>();
    for (String currency : CURRENCIES) {
      AMOUNTS.forEach(
          (from, points) ->
              amounts.add(
                  Map.of(
                      "currency", currency, "from", PlainPolicy.decimal(from), "points", points)));
    }
    List<Map<String, Object>> days = new ArrayList<>();
    DAYS.forEach((from, points) -> days.add(Map.of("from", from, "points", points)));
    return Map.of(
        "amounts",
        amounts,
        "otherCurrencies",
        0,
        "daysLate",
        days,
        "points",
        Map.of("follow-up-due", FOLLOW_UP));
  }

  /** A work list as the service tells it. */
  static List<String> told(Chain chain, String company, @Nullable String collector) {
    List<Line> lines = new ArrayList<>();
    String whose = collector == null ? "*" : "person:" + collector;
    String path = "/dunning/worklist?collector=" + whose + "&limit=200&company=" + company;
    for (JsonNode each : chain.pages("dunning", path, "customers")) {
      List<String> amounts = new ArrayList<>();
      for (JsonNode one : each.path("amounts")) {
        amounts.add(
            text(
                one.path("currency").asString(),
                one.path("outstanding").asString(),
                one.path("overdue").asString(),
                one.path("toBeCollected").asString()));
      }
      String customer = each.path("customer").asString().replaceFirst(".*\\.", "");
      lines.add(new Line(customer, each.path("points").asInt(), amounts));
    }
    return numbered(lines);
  }
}
