package huikuan.standalone.chasing;

import huikuan.standalone.chasing.PlainAgreements.Way;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dispute, by the reference: what was disputed at first ties with what came of it. */
final class PlainDispute {

  /** The part of an invoice that is disputed. */
  static final class Part {
    long original;
    long open;
    long conceded;
    final Map<Way, Long> settled = new LinkedHashMap<>();

    Part(long amount) {
      original = amount;
      open = amount;
    }

    long by(Way way) {
      return settled.getOrDefault(way, 0L);
    }

    String text() {
      return "%s = %s + %s + %s + %s + %s"
          .formatted(
              PlainPolicy.decimal(original),
              PlainPolicy.decimal(open),
              PlainPolicy.decimal(by(Way.MONEY)),
              PlainPolicy.decimal(by(Way.CREDIT)),
              PlainPolicy.decimal(by(Way.WRITE_OFF)),
              PlainPolicy.decimal(conceded));
    }
  }

  final Agreed.Id id;
  final String currency;
  final Map<String, Part> parts = new LinkedHashMap<>();

  /** The outcome; null = it is open. */
  private @Nullable String outcome;

  /** The documents that the ledger is asked for; null = none is waited for. */
  @Nullable List<Agreed.Settling> asked;

  /** The sum of those that the ledger has posted. */
  private long posted;

  PlainDispute(Agreed.Id id, String currency) {
    this.id = id;
    this.currency = currency;
  }

  boolean isOpen() {
    return outcome == null;
  }

  long openOf(String invoice) {
    Part part = parts.get(invoice);
    return part == null || !isOpen() ? 0 : part.open;
  }

  /** Takes its share of an amount by which less is open. Answers the rest. */
  long settle(String invoice, Way way, long rest) {
    Part part = parts.get(invoice);
    if (part == null || !isOpen()) {
      return rest;
    }
    long share = Math.min(rest, part.open);
    part.open -= share;
    part.settled.merge(way, share, Long::sum);
    return rest - share;
  }

  /** Gives back its share of an amount that is open again. */
  long undo(String invoice, Way way, long rest) {
    Part part = parts.get(invoice);
    if (part == null) {
      return rest;
    }
    long share = Math.min(rest, part.by(way));
    part.settled.merge(way, -share, Long::sum);
    if (isOpen()) {
      part.open += share;
    } else {
      part.conceded += share;
    }
    return rest - share;
  }

  void ask(List<Agreed.Settling> settlings) {
    asked = settlings;
    posted = 0;
  }

  /** One of the documents that the ledger was asked for. */
  void post(long amount) {
    posted += amount;
  }

  void closeIfSettled() {
    if (isOpen() && parts.values().stream().allMatch(each -> each.open == 0)) {
      close(isDocumented() ? "posted" : "settled");
    }
  }

  private boolean isDocumented() {
    return asked != null && posted >= asked.stream().mapToLong(Agreed.Settling::amount).sum();
  }

  void close(String with) {
    outcome = with;
    asked = null;
    for (Part part : parts.values()) {
      part.conceded += part.open;
      part.open = 0;
    }
  }

  /** How it stands, as its page tells it. */
  String text(String company) {
    Map<String, String> items = new java.util.TreeMap<>();
    parts.forEach((invoice, part) -> items.put(invoice, part.text()));
    return "%s %s %s"
        .formatted(
            id.of(company),
            outcome == null ? asked == null ? "open" : "resolving" : outcome,
            items);
  }
}
