package huikuan.ledger.account;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.ledger.account.AccountEvent.DocumentReversed;
import huikuan.ledger.account.AccountEvent.DueDatePutOff;
import huikuan.ledger.account.AccountEvent.ExtensionTakenBack;
import huikuan.ledger.account.EffectEvent.DocumentTookEffect;
import huikuan.ledger.account.EffectEvent.Held;
import huikuan.ledger.account.OpenItem.Link;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The effects of an account's documents on days to come. The rules count them already; they are
 * told on their day. An effect that is undone on the very day on which it would begin is forgotten.
 */
final class Ahead {

  /** The kinds of changes of an item. */
  enum Change {
    POSTED,
    REVERSED,
    ALLOCATED
  }

  /** The document that does it. */
  record Cause(Kind kind, String number, LocalDate postedOn, @Nullable String reference) {

    private static Cause of(AccountEvent event) {
      return new Cause(event.kind(), event.number(), event.postedOn(), event.labels().reference());
    }
  }

  /**
   * A change that waits for its day.
   *
   * @param item posted or reversed; of an allocation the claim
   * @param credit only of an allocation
   */
  record Waiting(
      LocalDate on, Cause cause, Change change, Item item, @Nullable Item credit, Money amount) {

    private Place place() {
      return new Place(ItemName.of(item), credit == null ? null : ItemName.of(credit));
    }

    private Waiting dueOn(LocalDate day) {
      return change == Change.POSTED
          ? new Waiting(on, cause, change, item.putOffTo(day), credit, amount)
          : this;
    }

    /** Whether it takes something from a credit. */
    private boolean takes() {
      return credit != null && amount.signum() > 0;
    }

    private ItemName creditName() {
      return ItemName.of(requireNonNull(credit));
    }

    /** The change of the open amount of its item, if that is a claim. */
    private Money opens() {
      return change == Change.POSTED ? amount : amount.negated();
    }
  }

  /** On a day there is one change of a place. An item's own has no credit. */
  private record Place(ItemName item, @Nullable ItemName credit) {}

  private final NavigableMap<LocalDate, Map<Place, Waiting>> days = new TreeMap<>();

  // Derived: the number of changes, and their sum for the open amount of each claim.
  private transient int count;
  private final transient Map<ItemName, Money> opens = new HashMap<>();

  @JsonCreator
  static Ahead of(List<Waiting> listed) {
    Ahead ahead = new Ahead();
    listed.forEach(ahead::put);
    return ahead;
  }

  @JsonValue
  List<Waiting> list() {
    return days.values().stream().flatMap(day -> day.values().stream()).toList();
  }

  int count() {
    return count;
  }

  /** The claims that take something from receipts and credit notes. */
  List<Link> ofCredits() {
    List<Link> taken = new ArrayList<>();
    for (Waiting each : list()) {
      boolean money = each.credit() != null && each.credit().kind() != Kind.WRITE_OFF;
      if (money && each.amount().signum() > 0) {
        taken.add(new Link(each.item().kind(), each.item().number(), each.on(), each.amount()));
      }
    }
    return taken;
  }

  /**
   * What more would be held of a credit for a claim and a day.
   *
   * @param more stands against the claim from that day on
   */
  Money held(LocalDate on, ItemName claim, ItemName credit, Money more) {
    Waiting one = days.getOrDefault(on, Map.of()).get(new Place(claim, credit));
    Money before = one == null ? Money.zero(more.currency()) : one.amount();
    return notNegative(before.plus(more)).minus(notNegative(before));
  }

  private static Money notNegative(Money amount) {
    return amount.signum() < 0 ? Money.zero(amount.currency()) : amount;
  }

  /** Tells if a change waits for that day, or an earlier one. */
  boolean due(LocalDate today) {
    return count > 0 && !days.firstKey().isAfter(today);
  }

  /** Takes a document into account: its effects after the day of recording wait. */
  void on(AccountEvent event) {
    switch (event) {
      case DueDatePutOff putOff -> putOff(putOff.claim(), putOff.dueOn());
      case ExtensionTakenBack back -> putOff(back.claim(), back.dueOn());
      default -> {}
    }
    Cause cause = Cause.of(event);
    if (event.postedOn().isAfter(event.recordedOn())) {
      own(event, cause);
    }
    for (Allocation each : event.allocations()) {
      if (each.from().isAfter(event.recordedOn())) {
        add(each, cause);
      }
    }
  }

  /** A claim that is still to be told is told with its new day. */
  private void putOff(Item claim, LocalDate due) {
    Place place = new Place(ItemName.of(claim), null);
    Map<Place, Waiting> day = days.get(claim.postedOn());
    if (day != null) {
      day.computeIfPresent(place, (_, waits) -> waits.dueOn(due));
    }
  }

  private void own(AccountEvent event, Cause cause) {
    Item posted = event.item();
    if (posted != null && EffectEvent.stays(posted)) {
      put(new Waiting(event.postedOn(), cause, Change.POSTED, posted, null, event.amount()));
    }
    if (event instanceof DocumentReversed undone && EffectEvent.stays(undone.reversed())) {
      Waiting reversal =
          new Waiting(
              undone.postedOn(), cause, Change.REVERSED, undone.reversed(), null, undone.amount());
      if (removed(reversal.on(), reversal.place()) == null) {
        put(reversal);
      }
    }
  }

  private void add(Allocation each, Cause cause) {
    Waiting more =
        new Waiting(
            each.from(), cause, Change.ALLOCATED, each.claim(), each.credit(), each.amount());
    Waiting before = removed(more.on(), more.place());
    Money sum = before == null ? more.amount() : before.amount().plus(more.amount());
    if (sum.signum() != 0) {
      put(new Waiting(more.on(), cause, Change.ALLOCATED, more.item(), more.credit(), sum));
    }
  }

  private void put(Waiting one) {
    days.computeIfAbsent(one.on(), day -> new LinkedHashMap<>()).put(one.place(), one);
    count++;
    opens.merge(ItemName.of(one.item()), one.opens(), Money::plus);
  }

  private @Nullable Waiting removed(LocalDate on, Place place) {
    Map<Place, Waiting> day = days.get(on);
    Waiting one = day == null ? null : day.remove(place);
    if (day == null || one == null) {
      return null;
    }
    if (day.isEmpty()) {
      days.remove(on);
    }
    count--;
    opens.merge(ItemName.of(one.item()), one.opens().negated(), Money::plus);
    if (count == 0) {
      opens.clear();
    }
    return one;
  }

  /** Removes the changes that were told. */
  void on(DocumentTookEffect told) {
    for (Item own : new Item[] {told.posted(), told.reversed()}) {
      if (own != null) {
        removed(told.on(), new Place(ItemName.of(own), null));
      }
    }
    for (Allocation each : told.allocations()) {
      removed(told.on(), new Place(ItemName.of(each.claim()), ItemName.of(each.credit())));
    }
  }

  /**
   * The effects to be told on a day, oldest day first, whole documents.
   *
   * @param most changes to tell; a single document may have more
   * @param inTheEnd the open amount of a claim after all that waits
   */
  List<DocumentTookEffect> due(
      AccountId account, LocalDate today, int most, Function<ItemName, Money> inTheEnd) {
    Telling telling = new Telling(account, inTheEnd);
    int changes = 0;
    for (Waiting next : list()) {
      boolean another = telling.begins(next);
      if (next.on().isAfter(today) || (another && changes >= most)) {
        break;
      }
      telling.add(next);
      changes++;
    }
    return telling.told();
  }

  /** Makes one document of its changes, with the open amount after each. */
  private final class Telling {

    private final AccountId account;
    private final Function<ItemName, Money> inTheEnd;
    private final Map<ItemName, Money> later = new HashMap<>();
    private final List<DocumentTookEffect> told = new ArrayList<>();
    private final List<Waiting> together = new ArrayList<>();

    /** What takes something from each credit. */
    private final Map<ItemName, List<Waiting>> taken;

    Telling(AccountId account, Function<ItemName, Money> inTheEnd) {
      this.account = account;
      this.inTheEnd = inTheEnd;
      taken = list().stream().filter(Waiting::takes).collect(groupingBy(Waiting::creditName));
    }

    /** Tells if the change belongs to another document than the one before. */
    boolean begins(Waiting next) {
      return !together.isEmpty()
          && !(together.getFirst().on().equals(next.on())
              && together.getFirst().cause().equals(next.cause()));
    }

    void add(Waiting next) {
      if (begins(next)) {
        tell();
      }
      together.add(next);
    }

    List<DocumentTookEffect> told() {
      if (!together.isEmpty()) {
        tell();
      }
      return told;
    }

    private void tell() {
      Waiting first = together.getFirst();
      Cause cause = first.cause();
      List<Allocation> allocations = new ArrayList<>();
      for (Waiting each : together) {
        Money open = openAfter(each);
        if (each.credit() != null) {
          allocations.add(
              new Allocation(each.item(), each.credit(), each.amount(), each.on(), open, null));
        }
      }
      boolean own = first.change() != Change.ALLOCATED;
      told.add(
          new DocumentTookEffect(
              account,
              first.on(),
              cause.kind(),
              cause.number(),
              cause.postedOn(),
              cause.reference(),
              first.change() == Change.POSTED ? first.item() : null,
              first.change() == Change.REVERSED ? first.item() : null,
              own ? first.amount() : null,
              allocations,
              held()));
      together.clear();
    }

    /** A credit is told with what is held of it; what takes effect is held no longer. */
    private List<Held> held() {
      List<Held> held = new ArrayList<>();
      for (Waiting each : together) {
        if (each.takes() && requireNonNull(each.credit()).postedOn().isBefore(each.on())) {
          held.add(new Held(each.credit(), each.amount().negated()));
        }
        if (each.change() == Change.POSTED) {
          taken.getOrDefault(ItemName.of(each.item()), List.of()).stream()
              .filter(later -> later.on().isAfter(each.on()))
              .forEach(later -> held.add(new Held(each.item(), later.amount())));
        }
      }
      return held;
    }

    private Money openAfter(Waiting each) {
      ItemName name = ItemName.of(each.item());
      Money before = later.containsKey(name) ? later.get(name) : opens.get(name);
      Money after = requireNonNull(before).minus(each.opens());
      later.put(name, after);
      return inTheEnd.apply(name).minus(after);
    }
  }
}
