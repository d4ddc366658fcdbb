package huikuan.ledger.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.ledger.account.AccountEvent.DueDatePutOff;
import huikuan.ledger.account.AccountEvent.ExtensionTakenBack;
import huikuan.ledger.account.OpenItem.Link;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The items of an account that are not settled; a snapshot lists them. */
final class Items {

  static final Comparator<OpenItem> OLDEST_FIRST =
      Comparator.comparing(OpenItem::due)
          .thenComparing(item -> item.item().agesFrom())
          .thenComparing(item -> item.item().kind())
          .thenComparing(item -> item.item().number());

  private final Map<ItemName, OpenItem> open = new LinkedHashMap<>();

  // Derived: no part of the state, and sorted once rather than for every receipt.
  private transient @Nullable NavigableSet<OpenItem> claims;
  private transient @Nullable NavigableSet<OpenItem> credits;

  @JsonCreator
  static Items of(List<OpenItem> listed) {
    Items items = new Items();
    listed.forEach(items::put);
    return items;
  }

  @JsonValue
  Collection<OpenItem> list() {
    return open.values();
  }

  @Nullable OpenItem find(Kind kind, String number) {
    return open.get(new ItemName(kind, number));
  }

  int count() {
    return open.size();
  }

  /** Claims in the order of due dates, then of posting. */
  Iterable<OpenItem> claims() {
    if (claims == null) {
      claims = sorted(Kind::claim);
    }
    return claims;
  }

  Iterable<OpenItem> credits() {
    if (credits == null) {
      credits = sorted(Kind::credit);
    }
    return credits;
  }

  /** Takes an event into account. An item without an open amount leaves. */
  void on(AccountEvent event) {
    event.restored().forEach(this::put);
    Item own = event.item();
    if (own != null && stays(own.kind())) {
      put(OpenItem.of(own));
    }
    switch (event) {
      case DueDatePutOff putOff -> putOff(putOff.claim(), putOff.dueOn());
      case ExtensionTakenBack back -> putOff(back.claim(), back.dueOn());
      default -> {}
    }
    Links.of(event)
        .forEach(
            (name, links) -> {
              if (stays(name.kind())) {
                change(name, links);
              }
            });
  }

  private void putOff(Item claim, LocalDate day) {
    put(removed(ItemName.of(claim)).putOffTo(day));
  }

  private static boolean stays(Kind kind) {
    return kind.claim() || kind.credit();
  }

  private void change(ItemName name, List<Link> links) {
    OpenItem changed = removed(name).with(links);
    if (!changed.settled()) {
      put(changed);
    }
  }

  private void put(OpenItem item) {
    open.put(ItemName.of(item.item()), item);
    NavigableSet<OpenItem> sorted = sortedSide(item);
    if (sorted != null) {
      sorted.add(item);
    }
  }

  private OpenItem removed(ItemName name) {
    OpenItem item = open.remove(name);
    if (item == null) {
      throw new IllegalStateException(name + " is not open");
    }
    NavigableSet<OpenItem> sorted = sortedSide(item);
    if (sorted != null) {
      sorted.remove(item);
    }
    return item;
  }

  private NavigableSet<OpenItem> sorted(Predicate<Kind> side) {
    NavigableSet<OpenItem> sorted = new TreeSet<>(OLDEST_FIRST);
    open.values().stream().filter(item -> side.test(item.item().kind())).forEach(sorted::add);
    return sorted;
  }

  private @Nullable NavigableSet<OpenItem> sortedSide(OpenItem item) {
    return item.item().kind().claim() ? claims : credits;
  }
}
