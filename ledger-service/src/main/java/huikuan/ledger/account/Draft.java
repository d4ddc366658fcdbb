package huikuan.ledger.account;

import huikuan.contracts.Money;
import huikuan.ledger.account.OpenItem.Link;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The items of an account as they would be after the document that is being decided. */
final class Draft {

  private record Place(ItemName claim, ItemName credit, LocalDate from) {}

  private final Known known;
  private final String company;
  private final Map<ItemName, ChangingItem> changed = new LinkedHashMap<>();
  private final List<OpenItem> restored = new ArrayList<>();
  private final Map<Place, Money> moves = new LinkedHashMap<>();

  Draft(Known known, String company) {
    this.known = known;
    this.company = company;
  }

  /** The item as it stands in this draft; null if it is not open. */
  @Nullable OpenItem find(Kind kind, String number) {
    ChangingItem changing = changed.get(new ItemName(kind, number));
    return changing == null ? known.items().find(kind, number) : changing.asItStands();
  }

  /** The open amount in this draft. */
  Money open(Item item) {
    return changing(ItemName.of(item)).open();
  }

  private ChangingItem changing(ItemName name) {
    return changed.computeIfAbsent(name, this::untouched);
  }

  private ChangingItem untouched(ItemName name) {
    OpenItem item = known.items().find(name.kind(), name.number());
    if (item == null) {
      throw new IllegalStateException(name + " is neither open nor restored");
    }
    return new ChangingItem(item);
  }

  /** Opens an item that the document itself puts into the account. */
  void put(Item item) {
    put(OpenItem.of(item));
  }

  /** The item as it stands in this draft; a settled one is opened again as it was. */
  OpenItem findOrRestore(OpenItem settled) {
    OpenItem open = find(settled.item().kind(), settled.item().number());
    return open == null ? restore(settled) : open;
  }

  private OpenItem restore(OpenItem settled) {
    put(settled);
    restored.add(settled);
    return settled;
  }

  private void put(OpenItem item) {
    changed.put(ItemName.of(item.item()), new ChangingItem(item));
  }

  /** Open claims, those with the earliest due day first. */
  Stream<OpenItem> claims() {
    return oldestFirst(known.items().claims(), Kind::claim);
  }

  Stream<OpenItem> credits() {
    return oldestFirst(known.items().credits(), Kind::credit);
  }

  private Stream<OpenItem> oldestFirst(Iterable<OpenItem> open, Predicate<Kind> side) {
    List<OpenItem> drafted =
        changed.values().stream()
            .filter(item -> side.test(item.item().kind()))
            .map(ChangingItem::asItStands)
            .toList();
    Stream<OpenItem> untouched = StreamSupport.stream(open.spliterator(), false);
    if (drafted.isEmpty()) {
      return untouched;
    }
    return Stream.concat(
            untouched.filter(item -> !changed.containsKey(ItemName.of(item.item()))),
            drafted.stream())
        .filter(item -> !item.settled())
        .sorted(Items.OLDEST_FIRST);
  }

  /** Sets part of a credit against a claim, from the first day on which both can bear it. */
  void allocate(Item claim, Item credit, Money amount, LocalDate notBefore) {
    ItemName one = ItemName.of(claim);
    ItemName other = ItemName.of(credit);
    LocalDate from =
        OpenItem.later(
            changing(one).earliest(amount, notBefore), changing(other).earliest(amount, notBefore));
    move(one, other, amount, from);
  }

  /** Undoes all allocations of these kinds against the item, from a day on. */
  void undo(OpenItem item, LocalDate day, Predicate<Kind> kinds) {
    ItemName name = ItemName.of(item.item());
    List<Link> undone =
        item.undoneFrom(day).stream().filter(link -> kinds.test(link.kind())).toList();
    restoreSettled(undone);
    for (Link link : undone) {
      ItemName other = new ItemName(link.kind(), link.number());
      boolean claim = item.item().kind().claim();
      move(claim ? name : other, claim ? other : name, link.amount(), link.from());
    }
  }

  private void restoreSettled(List<Link> links) {
    Set<DocumentKey> settled = new LinkedHashSet<>();
    for (Link link : links) {
      ItemName name = new ItemName(link.kind(), link.number());
      if (!changed.containsKey(name) && known.items().find(link.kind(), link.number()) == null) {
        settled.add(new DocumentKey(company, link.kind(), link.number()));
      }
    }
    if (settled.isEmpty()) {
      return;
    }
    Map<DocumentKey, Past> pasts = known.pasts(settled);
    for (DocumentKey key : settled) {
      Past past = pasts.get(key);
      if (past == null || past.item() == null) {
        throw new IllegalStateException("The log has lost " + key);
      }
      restore(past.item());
    }
  }

  private void move(ItemName claim, ItemName credit, Money amount, LocalDate from) {
    moves.merge(new Place(claim, credit, from), amount, Money::plus);
    change(claim, new Link(credit.kind(), credit.number(), from, amount));
    change(credit, new Link(claim.kind(), claim.number(), from, amount));
  }

  void change(Item item, Link link) {
    change(ItemName.of(item), link);
  }

  private void change(ItemName name, Link link) {
    changing(name).add(link);
  }

  /** The sums of all moves of a place; a sum of zero is left out. */
  List<Allocation> allocations() {
    List<Allocation> allocations = new ArrayList<>();
    moves.forEach(
        (place, amount) -> {
          if (amount.signum() != 0) {
            ChangingItem claim = changing(place.claim());
            Item credit = changing(place.credit()).item();
            Money open = claim.openOn(OpenItem.later(place.from(), known.today()));
            allocations.add(
                new Allocation(
                    claim.item(), credit, amount, place.from(), open, held(place, amount)));
          }
        });
    return allocations;
  }

  private @Nullable Money held(Place place, Money more) {
    if (!place.from().isAfter(known.today())) {
      return null;
    }
    Money held = known.ahead().held(place.from(), place.claim(), place.credit(), more);
    return held.signum() == 0 ? null : held;
  }

  /** The settled items that the document changes. */
  List<OpenItem> restored() {
    Set<ItemName> moved = new HashSet<>();
    moves.forEach(
        (place, amount) -> {
          if (amount.signum() != 0) {
            moved.add(place.claim());
            moved.add(place.credit());
          }
        });
    return restored.stream().filter(item -> moved.contains(ItemName.of(item.item()))).toList();
  }
}
