package huikuan.ledger.account;

import huikuan.contracts.Money;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What a document is set against. What it is set against nothing with stays unapplied. */
public sealed interface AllocationPolicy {

  /** The policy in one line, the same for the same content. */
  String content();

  /**
   * Exactly these items, by these amounts.
   *
   * @param whole all of the document against the one item that it names in a field of its own
   */
  record Explicit(List<Part> parts, boolean whole) implements AllocationPolicy {

    public Explicit {
      parts = List.copyOf(parts);
    }

    @Override
    public String content() {
      return parts.stream()
          .sorted(
              Comparator.comparing(Part::kind)
                  .thenComparing(Part::number)
                  .thenComparing(Part::amount))
          .map(Part::content)
          .collect(Collectors.joining(";", "explicit ", ""));
    }
  }

  /** What is due first is paid first; then what was posted first, then the lower number. */
  record OldestFirst() implements AllocationPolicy {
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

  /** Part of a document, meant for one item. */
  record Part(Kind kind, String number, Money amount) {
    private String content() {
      return kind + ":" + number.length() + ":" + number + "=" + amount;
    }
  }
}
