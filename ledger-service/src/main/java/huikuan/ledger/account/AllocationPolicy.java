package huikuan.ledger.account;

import huikuan.contracts.Money;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Which open invoices a receipt pays. What it pays none with is unapplied. */
public sealed interface AllocationPolicy {

  /** The policy in one line, the same for the same content. */
  String content();

  /** Exactly these invoices, by these amounts. */
  record Explicit(List<Part> parts) implements AllocationPolicy {

    public Explicit {
      parts = List.copyOf(parts);
    }

    @Override
    public String content() {
      return parts.stream()
          .sorted(Comparator.comparing(Part::invoice).thenComparing(Part::amount))
          .map(part -> part.invoice().length() + ":" + part.invoice() + "=" + part.amount())
          .collect(Collectors.joining(";", "explicit ", ""));
    }
  }

  /** The invoice due first is paid first; then the one posted first, then the lower number. */
  record OldestDueFirst() implements AllocationPolicy {
    @Override
    public String content() {
      return "oldest";
    }
  }

  /** On account: nothing is paid yet. */
  record None() implements AllocationPolicy {
    @Override
    public String content() {
      return "none";
    }
  }

  /** Part of a receipt, meant for one invoice. */
  record Part(String invoice, Money amount) {}
}
