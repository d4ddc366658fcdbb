package huikuan.ledger.account;

import huikuan.contracts.Money;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Selects the items that a document is set against. An amount set against none stays unapplied. */
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

  /** Pays the item due first; then the one posted first, then the one with the lower number. */
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
