package huikuan.contracts;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sets the unapplied money of an account against what is asked for, first due first, and then
 * against what is on hold. Money that has come in is not asked for again, even if nobody has
 * allocated it.
 */
public final class Cover {

  private static final Cover NONE = new Cover(List.of(), List.of());

  /**
   * A debit item of the account.
   *
   * @param open all of it, less what is on hold
   * @param held what is open of it and on hold
   */
  public record Owed(
      ItemName item, LocalDate dueOn, @Nullable String contract, Money open, Money held) {}

  /**
   * A credit of the account.
   *
   * @param name its kind and number
   * @param contract for whose invoices alone it is meant; null = for any
   */
  public record Unapplied(String name, @Nullable String contract, Money left) {}

  /** What is asked for, or what is on hold, of a debit item. */
  private record Part(Owed of, boolean held) {

    Money amount() {
      return held ? of.held() : of.open();
    }
  }

  private final Map<Part, Money> left = new HashMap<>();
  private final Map<ItemName, Money> asked = new HashMap<>();
  private final Map<ItemName, List<String>> by = new HashMap<>();

  public Cover(List<Owed> owed, List<Unapplied> credits) {
    List<Part> order =
        Stream.of(false, true)
            .flatMap(held -> owed.stream().map(each -> new Part(each, held)))
            .sorted(
                Comparator.comparing(Part::held)
                    .thenComparing(part -> part.of().dueOn())
                    .thenComparing(part -> part.of().item().number())
                    .thenComparing(part -> part.of().item().kind()))
            .toList();
    order.forEach(part -> left.put(part, part.amount()));
    // Money that is meant for a contract first: other money can still go anywhere.
    credits.stream().filter(each -> each.contract() != null).forEach(each -> set(each, order));
    credits.stream().filter(each -> each.contract() == null).forEach(each -> set(each, order));
    order.stream()
        .filter(part -> !part.held())
        .forEach(part -> asked.put(part.of().item(), requireNonNull(left.get(part))));
  }

  public static Cover none() {
    return NONE;
  }

  private void set(Unapplied credit, List<Part> order) {
    Money money = credit.left();
    for (Part each : order) {
      Money still = requireNonNull(left.get(each));
      boolean meant = credit.contract() == null || credit.contract().equals(each.of().contract());
      if (meant && money.signum() > 0 && still.signum() > 0) {
        Money part = money.min(still);
        money = money.minus(part);
        left.put(each, still.minus(part));
        if (!each.held()) {
          by.computeIfAbsent(each.of().item(), none -> new ArrayList<>()).add(credit.name());
        }
      }
    }
  }

  /**
   * What of an item is still asked for.
   *
   * @param known what is open of it and not on hold, as the asker knows it: never more is asked for
   */
  public Money asked(ItemName item, Money known) {
    return asked.getOrDefault(item, known).min(known);
  }

  /** The credits that cover what would be asked for of an item, or a part of it. */
  public List<String> by(ItemName item) {
    return by.getOrDefault(item, List.of());
  }
}
