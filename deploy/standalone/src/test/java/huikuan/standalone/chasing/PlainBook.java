package huikuan.standalone.chasing;

import huikuan.standalone.chasing.Fact.Against;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The open amount of each invoice and the rest of each credit, as the sum of all changes. A
 * document counts from its recording; one that is dated ahead counts from midnight of its day.
 */
final class PlainBook {

  static final ZoneId COMPANY = ZoneId.of("Asia/Shanghai");

  /** A change of an item's amount from a moment on. */
  private record Change(Instant from, String item, long cents) {}

  private final Map<String, Fact.Invoice> invoices = new LinkedHashMap<>();
  private final Map<String, Fact.Credit> credits = new LinkedHashMap<>();
  private final Map<String, List<Against>> stands = new LinkedHashMap<>();
  private final Map<String, Instant> reversed = new LinkedHashMap<>();
  private final List<Fact.Extension> extensions = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();

  static Instant effective(Instant recorded, LocalDate postedOn) {
    Instant day = postedOn.atStartOfDay(COMPANY).toInstant();
    return day.isAfter(recorded) ? day : recorded;
  }

  void add(Fact fact) {
    switch (fact) {
      case Fact.Invoice it -> {
        invoices.put(it.number(), it);
        change(effective(it.at(), it.postedOn()), it.number(), it.amount());
      }
      case Fact.Credit it -> {
        credits.put(it.number(), it);
        Instant from = effective(it.at(), it.postedOn());
        change(from, it.number(), it.amount());
        allocate(it.number(), it.against(), from);
      }
      case Agreed.Posted it -> add(it.credit());
      case Fact.Allocation it -> {
        Instant from = effective(it.at(), it.postedOn());
        free(it.credit(), from);
        allocate(it.credit(), it.against(), from);
      }
      case Fact.Extension it -> extensions.add(it);
      case Fact.Reversal it -> reverse(it.reverses(), effective(it.at(), it.postedOn()));
      default -> {}
    }
  }

  private void change(Instant from, String item, long cents) {
    changes.add(new Change(from, item, cents));
  }

  private void allocate(String credit, List<Against> against, Instant from) {
    stands.put(credit, new ArrayList<>(against));
    for (Against each : against) {
      change(from, credit, -each.amount());
      change(from, each.invoice(), -each.amount());
    }
  }

  private void free(String credit, Instant from) {
    for (Against each : stands.getOrDefault(credit, List.of())) {
      change(from, credit, each.amount());
      change(from, each.invoice(), each.amount());
    }
    stands.put(credit, new ArrayList<>());
  }

  private void reverse(String document, Instant from) {
    reversed.put(document, from);
    Fact.Credit credit = credits.get(document);
    if (credit != null) {
      free(document, from);
      change(from, document, -credit.amount());
      return;
    }
    for (Map.Entry<String, List<Against>> each : stands.entrySet()) {
      for (Against one : List.copyOf(each.getValue())) {
        if (one.invoice().equals(document)) {
          change(from, each.getKey(), one.amount());
          change(from, document, one.amount());
          each.getValue().remove(one);
        }
      }
    }
    change(from, document, -invoices.get(document).amount());
  }

  /** The open amount of an invoice, or the rest of a credit, at a moment. */
  long sum(String item, Instant at) {
    long sum = 0;
    for (Change each : changes) {
      if (each.item().equals(item) && !each.from().isAfter(at)) {
        sum += each.cents();
      }
    }
    return sum;
  }

  /** The due date in force: an extension is heeded as soon as it is recorded. */
  LocalDate dueOn(String invoice, Instant at) {
    return extensions.stream()
        .filter(each -> each.invoice().equals(invoice) && !each.at().isAfter(at))
        .map(Fact.Extension::dueOn)
        .reduce(invoices.get(invoice).dueOn(), (one, other) -> one.isAfter(other) ? one : other);
  }

  /** All moments at which an item's amount changes, in order. */
  List<Instant> moments(String item) {
    return changes.stream()
        .filter(each -> each.item().equals(item))
        .map(Change::from)
        .distinct()
        .sorted()
        .toList();
  }

  boolean isReversed(String document, Instant at) {
    Instant from = reversed.get(document);
    return from != null && !from.isAfter(at);
  }

  boolean isReversed(String document) {
    return reversed.containsKey(document);
  }

  List<Fact.Invoice> invoices() {
    return List.copyOf(invoices.values());
  }

  List<Fact.Credit> credits() {
    return List.copyOf(credits.values());
  }

  Fact.@Nullable Invoice invoice(String number) {
    return invoices.get(number);
  }

  List<Against> standsAgainst(String credit) {
    return stands.getOrDefault(credit, List.of());
  }
}
