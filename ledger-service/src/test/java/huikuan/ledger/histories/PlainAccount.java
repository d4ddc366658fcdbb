package huikuan.ledger.histories;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One account as one would keep it on paper: a list of items, a list of what stands against what,
 * and every figure added up from the start. It shares no line with the code it checks.
 */
final class PlainAccount {

  private static final Comparator<Item> CREDITS =
      Comparator.<Item>comparingInt(item -> item.doc().age())
          .thenComparing(item -> item.doc().kind())
          .thenComparing(item -> item.name().number());

  private final Map<Name, Item> items = new LinkedHashMap<>();
  private final List<Stand> stands = new ArrayList<>();
  private final List<Doc> recoveries = new ArrayList<>();
  private final List<Doc> extensions = new ArrayList<>();
  private final Map<Name, Integer> takenBack = new LinkedHashMap<>();
  private final Set<Name> undone = new HashSet<>();
  private final Comparator<Item> byDueDate =
      Comparator.<Item>comparingInt(item -> due(item, Days.LAST))
          .thenComparing(item -> item.doc().age())
          .thenComparing(item -> item.doc().kind())
          .thenComparing(item -> item.name().number());

  PlainAccount copy() {
    PlainAccount copy = new PlainAccount();
    copy.items.putAll(items);
    copy.stands.addAll(stands);
    copy.recoveries.addAll(recoveries);
    copy.extensions.addAll(extensions);
    copy.takenBack.putAll(takenBack);
    copy.undone.addAll(undone);
    return copy;
  }

  Collection<Item> items() {
    return items.values();
  }

  List<Item> claims() {
    return items.values().stream()
        .filter(item -> item.doc().kind().claim())
        .sorted(byDueDate)
        .toList();
  }

  /** Those that money can be given back from. */
  List<Item> refundable() {
    return items.values().stream()
        .filter(item -> item.doc().kind().credit() && item.doc().kind() != Kind.WRITE_OFF)
        .sorted(CREDITS)
        .toList();
  }

  /**
   * The day on which it is due: by the agreement written down last of those that count on a day.
   */
  int due(Item item, int day) {
    return ofInvoice(item.name())
        .filter(each -> each.postedOn() <= day && day < until(each))
        .mapToInt(Doc::due)
        .reduce(item.doc().due(), (_, later) -> later);
  }

  /** Null = nothing that was agreed about the invoice counts for good. */
  @Nullable Doc lastExtension(Name invoice) {
    return ofInvoice(invoice)
        .filter(each -> until(each) == Days.NEVER)
        .reduce((_, later) -> later)
        .orElse(null);
  }

  /** The latest day from which an agreement about the invoice was taken back. */
  int takenBack(Name invoice) {
    return ofInvoice(invoice)
        .mapToInt(this::until)
        .filter(day -> day != Days.NEVER)
        .max()
        .orElse(Integer.MIN_VALUE);
  }

  private Stream<Doc> ofInvoice(Name invoice) {
    return extensions.stream().filter(each -> each.targeted().equals(invoice));
  }

  private int until(Doc extension) {
    return takenBack.getOrDefault(extension.name(), Days.NEVER);
  }

  boolean undone(Name document) {
    return undone.contains(document);
  }

  /** Of a claim what is to be paid on a day, of a credit what stands against nothing. */
  long open(Name name, int day) {
    Item item = items.get(name);
    return (item == null ? 0 : item.amountOn(day)) - against(name, stand -> stand.on(day));
  }

  long open(Name name) {
    return open(name, Days.LAST);
  }

  long open(int day) {
    return sum(Kind::claim, day);
  }

  long unapplied(int day) {
    return sum(Kind::credit, day);
  }

  private long sum(Predicate<Kind> kinds, int day) {
    return items.keySet().stream()
        .filter(name -> kinds.test(name.kind()))
        .mapToLong(name -> open(name, day))
        .sum();
  }

  /** Documents only, whatever stands against what. */
  long postings(int day) {
    return items.values().stream()
        .mapToLong(item -> item.doc().kind().claim() ? item.amountOn(day) : -item.amountOn(day))
        .sum();
  }

  /** What claims take of a credit on days after this one, if it counts by then. */
  long held(Name credit, int day) {
    Map<List<Object>, Long> taken = new LinkedHashMap<>();
    for (Stand stand : stands) {
      if (stand.credit().equals(credit) && item(credit).doc().postedOn() <= day) {
        taken.merge(List.of(stand.claim(), stand.from()), stand.amount(), Long::sum);
        taken.merge(List.of(stand.claim(), stand.until()), -stand.amount(), Long::sum);
      }
    }
    return taken.entrySet().stream()
        .filter(each -> (int) each.getKey().get(1) > day && each.getValue() > 0)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** The final amounts between the item and those of the other kinds. */
  long against(Name name, Kind... others) {
    Set<Kind> kinds = Set.of(others);
    return against(
        name,
        stand ->
            stand.on(Days.LAST)
                && kinds.contains(
                    stand.claim().equals(name) ? stand.credit().kind() : stand.claim().kind()));
  }

  private long against(Name name, Predicate<Stand> which) {
    return stands.stream()
        .filter(stand -> stand.touches(name) && which.test(stand))
        .mapToLong(Stand::amount)
        .sum();
  }

  long recovered(Name writeOff) {
    return recoveries.stream()
        .filter(doc -> doc.targeted().equals(writeOff) && !undone.contains(doc.name()))
        .mapToLong(Doc::amount)
        .sum();
  }

  void enter(Doc doc) {
    switch (doc.kind()) {
      case INVOICE -> add(doc);
      case RECEIPT, CREDIT_NOTE, WRITE_OFF -> {
        add(doc);
        pay(doc.name(), doc);
      }
      case REFUND -> {
        add(doc);
        takeMoney(doc);
      }
      case RECOVERY -> recoveries.add(doc);
      case ALLOCATION -> {
        release(doc.targeted(), doc.postedOn());
        pay(doc.targeted(), doc);
      }
      case REVERSAL -> undo(doc.targeted(), doc.postedOn());
      case EXTENSION -> extensions.add(doc);
    }
  }

  private void add(Doc doc) {
    items.put(doc.name(), new Item(doc, Days.NEVER));
  }

  /** From that day on the credit stands against no invoice any more. */
  void release(Name credit, int day) {
    stands.replaceAll(
        stand ->
            stand.credit().equals(credit) && stand.claim().kind() == Kind.INVOICE
                ? stand.endedOn(day)
                : stand);
  }

  private void undo(Name target, int day) {
    undone.add(target);
    if (target.kind() == Kind.EXTENSION) {
      takenBack.put(target, day);
    }
    if (items.containsKey(target)) {
      items.computeIfPresent(target, (name, item) -> new Item(item.doc(), day));
      stands.replaceAll(stand -> stand.touches(target) ? stand.endedOn(day) : stand);
    }
  }

  private void pay(Name credit, Doc doc) {
    switch (doc.spread()) {
      case Spread.Nothing nothing -> {}
      case Spread.Whole(var invoice) ->
          set(new Name(Kind.INVOICE, invoice), credit, doc.amount(), doc.postedOn());
      case Spread.Parts(var parts) ->
          parts.forEach(part -> set(part.item(), credit, part.amount(), doc.postedOn()));
      case Spread.Oldest oldest -> {
        for (Item claim : claims()) {
          set(claim.name(), credit, Math.min(open(credit), open(claim.name())), doc.postedOn());
        }
      }
    }
  }

  private void takeMoney(Doc refund) {
    switch (refund.spread()) {
      case Spread.Parts(var parts) ->
          parts.forEach(part -> set(refund.name(), part.item(), part.amount(), refund.postedOn()));
      default -> {
        for (Item credit : refundable()) {
          long part = Math.min(open(refund.name()), open(credit.name()));
          set(refund.name(), credit.name(), part, refund.postedOn());
        }
      }
    }
  }

  private void set(Name claim, Name credit, long amount, int day) {
    if (amount > 0) {
      stands.add(new Stand(claim, credit, amount, from(claim, credit, amount, day), Days.NEVER));
    }
  }

  /** The first day from which both can bear it for ever. */
  private int from(Name claim, Name credit, long amount, int day) {
    int earliest =
        Math.max(day, Math.max(item(claim).doc().postedOn(), item(credit).doc().postedOn()));
    int from = Days.LAST + 1;
    while (from > earliest && open(claim, from - 1) >= amount && open(credit, from - 1) >= amount) {
      from--;
    }
    return from;
  }

  boolean has(Name name) {
    return items.containsKey(name);
  }

  Item item(Name name) {
    return Objects.requireNonNull(items.get(name), name::toString);
  }
}
