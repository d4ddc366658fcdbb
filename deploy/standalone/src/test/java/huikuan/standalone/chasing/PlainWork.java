package huikuan.standalone.chasing;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  private final LocalDate day;
  private final Map<String, Map<String, Sums>> customers = new TreeMap<>();
  private final Map<String, LocalDate> oldest = new TreeMap<>();

  PlainWork(LocalDate day) {
    this.day = day;
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

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    customers.forEach(
        (customer, sums) -> {
          int points = daysLate(oldest.get(customer));
          List<String> amounts = new ArrayList<>();
          for (Map.Entry<String, Sums> each : sums.entrySet()) {
            Sums one = each.getValue();
            for (Map.Entry<Long, Integer> band : AMOUNTS.entrySet().stream().toList().reversed()) {
              if (one.toBeCollected >= band.getKey()) {
                points += band.getValue();
                break;
              }
            }
            amounts.add(
                "%s %s of it %s overdue, %s to be collected"
                    .formatted(
                        each.getKey(),
                        PlainPolicy.decimal(one.outstanding),
                        PlainPolicy.decimal(one.overdue),
                        PlainPolicy.decimal(one.toBeCollected)));
          }
          if (points > 0) {
            lines.add(customer + " " + points + " " + amounts);
          }
        });
    return lines;
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
    return Map.of("amounts", amounts, "otherCurrencies", 0, "daysLate", days, "points", Map.of());
  }

  /** The work list as the service tells it. */
  static List<String> told(Chain chain, String company) {
    List<String> lines = new ArrayList<>();
    String path = "/dunning/worklist?collector=*&limit=200&company=" + company;
    for (JsonNode each : chain.pages("dunning", path, "customers")) {
      List<String> amounts = new ArrayList<>();
      for (JsonNode one : each.path("amounts")) {
        amounts.add(
            "%s %s of it %s overdue, %s to be collected"
                .formatted(
                    one.path("currency").asString(),
                    one.path("outstanding").asString(),
                    one.path("overdue").asString(),
                    one.path("toBeCollected").asString()));
      }
      lines.add(
          each.path("customer").asString().replaceFirst(".*\\.", "")
              + " "
              + each.path("points").asInt()
              + " "
              + amounts);
    }
    return lines;
  }
}
