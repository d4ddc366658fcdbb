package huikuan.standalone.chasing;

import huikuan.standalone.chasing.Fact.Against;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The promises, disputes and concessions of a company as the reference has them, worked out from
 * its facts in the order of time. It shares no code with the services.
 */
final class PlainAgreements {

  /** The way in which less of an invoice is open. */
  enum Way {
    MONEY,
    CREDIT,
    WRITE_OFF
  }

  /**
   * A change of an invoice's open amount.
   *
   * @param document the credit by which it is changed, or whose reversal changes it
   * @param less by which less is open; null = all that is open, for the invoice is undone
   */
  record Movement(
      Instant at, String item, Way way, String document, LocalDate postedOn, @Nullable Long less) {}

  private record Moment(Instant at, int order, Runnable what) {}

  private final PlainBook book;
  private final Map<String, Long> open = new HashMap<>();
  private final Map<String, Fact.Credit> credits = new HashMap<>();
  private final Map<String, List<Against>> stands = new HashMap<>();
  private final PriorityQueue<Moment> moments =
      new PriorityQueue<>(Comparator.comparing(Moment::at).thenComparing(Moment::order));
  private final Map<String, TreeMap<Instant, Long>> held = new HashMap<>();
  private final Map<Instant, List<String>> shown = new LinkedHashMap<>();
  final List<PlainDispute> disputes = new ArrayList<>();
  final AgreementBook agreed;
  private int scheduled;
  private Instant now = Instant.MIN;

  PlainAgreements(PlainBook book) {
    this.book = book;
    this.agreed = new AgreementBook(this, book);
  }

  /** The part of an invoice that is not asked for at a moment, whatever is open. */
  long held(String invoice, Instant at) {
    TreeMap<Instant, Long> known = held.get(invoice);
    Map.Entry<Instant, Long> last = known == null ? null : known.floorEntry(at);
    return last == null ? 0 : last.getValue();
  }

  /** The texts about all of them, by the moments at which they were told. */
  Map<Instant, List<String>> shown() {
    return shown;
  }

  void show(String company) {
    shown.put(now, lines(company));
  }

  private List<String> lines(String company) {
    List<String> lines = new ArrayList<>();
    disputes.forEach(each -> lines.add(each.text(company)));
    agreed.promises.forEach(each -> lines.add(each.text(company)));
    agreed.concessions.forEach(each -> lines.add(each.text(company)));
    return lines;
  }

  // Time

  void at(Instant when, Runnable what) {
    moments.add(new Moment(when, 1_000_000 + scheduled++, what));
  }

  /** A change that takes effect at a moment comes before an end at it. */
  private void move(Movement movement) {
    moments.add(new Moment(movement.at(), scheduled++, () -> become(movement)));
  }

  /** Lets time pass; what is due at the moment itself is done. */
  void advance(Instant to) {
    while (!moments.isEmpty() && !moments.peek().at().isAfter(to)) {
      Moment next = moments.remove();
      now = next.at().isAfter(now) ? next.at() : now;
      next.what().run();
      keep();
    }
    now = to;
  }

  /** Remembers what is held from now on. */
  private void keep() {
    for (String invoice : open.keySet()) {
      long sum = agreed.held(invoice, now);
      for (PlainDispute each : disputes) {
        sum += each.openOf(invoice);
      }
      if (sum > 0 || held.containsKey(invoice)) {
        held.computeIfAbsent(invoice, none -> new TreeMap<>()).put(now, sum);
      }
    }
  }

  // Facts

  void add(Fact fact) {
    advance(fact.at());
    switch (fact) {
      case Fact.Invoice it -> open.put(it.number(), it.amount());
      case Fact.Credit it -> add(it);
      case Fact.Allocation it ->
          stand(it.credit(), it.against(), it.postedOn(), from(it.at(), it.postedOn()));
      case Fact.Reversal it -> reverse(it);
      case Fact.Receipts it -> agreed.state(it.completeThrough());
      case Fact.Customer it -> agreed.add(it);
      case Agreed.Posted it -> add(it.credit());
      case Agreed.Dispute it -> dispute(it);
      case Agreed.Split it -> split(it);
      case Agreed.Merge it -> merge(it);
      case Agreed.Resolution it -> resolve(it);
      case Agreed it -> agreed.add(it);
      default -> {}
    }
    advance(fact.at());
    keep();
  }

  private static Instant from(Instant at, LocalDate postedOn) {
    return PlainBook.effective(at, postedOn);
  }

  private static Way way(Fact.Credit credit) {
    return switch (credit.kind()) {
      case "receipt" -> Way.MONEY;
      case "writeOff" -> Way.WRITE_OFF;
      default -> Way.CREDIT;
    };
  }

  private void add(Fact.Credit credit) {
    credits.put(credit.number(), credit);
    stand(
        credit.number(), credit.against(), credit.postedOn(), from(credit.at(), credit.postedOn()));
  }

  private void stand(String credit, List<Against> against, LocalDate on, Instant from) {
    stands.put(credit, new ArrayList<>(against));
    Way way = way(credits.get(credit));
    against.forEach(
        each -> move(new Movement(from, each.invoice(), way, credit, on, each.amount())));
  }

  private void reverse(Fact.Reversal it) {
    Instant from = from(it.at(), it.postedOn());
    Fact.Credit credit = credits.get(it.reverses());
    if (credit == null) {
      stands.values().forEach(all -> all.removeIf(one -> one.invoice().equals(it.reverses())));
      move(new Movement(from, it.reverses(), Way.CREDIT, it.number(), it.postedOn(), null));
      return;
    }
    for (Against each : stands.getOrDefault(it.reverses(), List.of())) {
      move(
          new Movement(
              from, each.invoice(), way(credit), it.reverses(), it.postedOn(), -each.amount()));
    }
    stands.remove(it.reverses());
  }

  private void become(Movement change) {
    long before = open.get(change.item());
    Long told = change.less();
    long less = told == null ? before : told;
    open.put(change.item(), before - less);
    share(change, less, before);
    agreed.become(change, less);
  }

  long open(String invoice) {
    return open.getOrDefault(invoice, 0L);
  }

  // Disputes

  /** Money pays what is undisputed first; what is credited is for what is disputed first. */
  private void share(Movement change, long less, long before) {
    if (less < 0) {
      long rest = -less;
      for (PlainDispute each : disputes.reversed()) {
        rest = each.undo(change.item(), change.way(), rest);
      }
      return;
    }
    long disputed = disputes.stream().mapToLong(each -> each.openOf(change.item())).sum();
    long rest =
        change.way() == Way.MONEY ? Math.max(0, less - Math.max(0, before - disputed)) : less;
    Agreed.Id asker = agreed.askerOf(change.document());
    for (PlainDispute each : disputes) {
      if (each.id.equals(asker)) {
        each.post(less);
        rest = each.settle(change.item(), change.way(), rest);
      }
    }
    for (PlainDispute each : disputes) {
      rest = each.settle(change.item(), change.way(), rest);
      each.closeIfSettled();
    }
  }

  PlainDispute dispute(Agreed.Id id) {
    return disputes.stream().filter(each -> each.id.equals(id)).findFirst().orElseThrow();
  }

  long disputed(String invoice) {
    return disputes.stream().mapToLong(each -> each.openOf(invoice)).sum();
  }

  private void dispute(Agreed.Dispute it) {
    PlainDispute dispute = new PlainDispute(it.id(), it.currency());
    it.parts()
        .forEach(each -> dispute.parts.put(each.invoice(), new PlainDispute.Part(each.amount())));
    disputes.add(dispute);
  }

  private void split(Agreed.Split it) {
    PlainDispute from = dispute(it.id());
    PlainDispute.Part part = from.parts.get(it.part().invoice());
    part.open -= it.part().amount();
    part.original -= it.part().amount();
    PlainDispute other = new PlainDispute(it.other(), from.currency);
    other.parts.put(it.part().invoice(), new PlainDispute.Part(it.part().amount()));
    disputes.add(other);
  }

  private void merge(Agreed.Merge it) {
    PlainDispute into = dispute(it.id());
    PlainDispute from = dispute(it.other());
    from.parts.forEach(
        (invoice, part) -> {
          PlainDispute.Part more =
              into.parts.computeIfAbsent(invoice, none -> new PlainDispute.Part(0));
          more.original += part.open;
          more.open += part.open;
          part.original -= part.open;
          part.open = 0;
        });
    from.close("merged");
  }

  private void resolve(Agreed.Resolution it) {
    PlainDispute dispute = dispute(it.id());
    if (it.settlings().isEmpty()) {
      dispute.close(it.outcome());
    } else {
      dispute.ask(it.settlings());
      agreed.ask(it.id(), dispute.currency, it.settlings(), 0, it.at());
    }
  }
}
