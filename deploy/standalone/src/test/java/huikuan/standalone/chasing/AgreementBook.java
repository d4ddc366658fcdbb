package huikuan.standalone.chasing;

import huikuan.standalone.chasing.PlainAgreements.Movement;
import huikuan.standalone.chasing.PlainAgreements.Way;
import huikuan.standalone.chasing.PlainConcession.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The promises and concessions of a company, their moments, and what the ledger is asked for. */
final class AgreementBook {

  /** The working days after the promised day in which the money may come. */
  private static final int TOLERANCE = 2;

  /** Working days after which a proposal lapses. */
  private static final int LAPSES = 5;

  final List<PlainPromise> promises = new ArrayList<>();
  final List<PlainConcession> concessions = new ArrayList<>();

  /** Documents that wait for an approval in the ledger, by who asks. */
  final Map<Agreed.Id, List<Fact.Credit>> waiting = new HashMap<>();

  private final PlainAgreements all;
  private final PlainBook book;
  private final Map<String, Fact.Customer> customers = new HashMap<>();
  private final Map<String, Agreed.Id> askers = new HashMap<>();
  private @Nullable LocalDate receiptsThrough;
  private Consumer<Agreed.Posted> ledger = none -> {};
  private int documents;

  AgreementBook(PlainAgreements all, PlainBook book) {
    this.all = all;
    this.book = book;
  }

  /** The one that is told of each posting of the ledger. */
  void tell(Consumer<Agreed.Posted> listener) {
    ledger = listener;
  }

  void state(LocalDate through) {
    receiptsThrough =
        receiptsThrough == null || through.isAfter(receiptsThrough) ? through : receiptsThrough;
  }

  void add(Fact.Customer customer) {
    customers.put(customer.customer(), customer);
  }

  PlainCalendar calendar(String customer) {
    return PlainCalendar.of(customers.get(customer).country());
  }

  private Instant end(LocalDate day, String customer) {
    return day.plusDays(1).atStartOfDay(customers.get(customer).zone()).toInstant();
  }

  private static Instant lapse(Instant now) {
    LocalDate day = LocalDate.ofInstant(now, PlainBook.COMPANY);
    for (int left = LAPSES; left > 0; ) {
      day = day.plusDays(1);
      left -= day.getDayOfWeek().getValue() < 6 ? 1 : 0;
    }
    ZoneId company = PlainBook.COMPANY;
    return day.plusDays(1).atStartOfDay(company).toInstant();
  }

  private boolean areReceiptsComplete(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, PlainBook.COMPANY);
    LocalDate needed = PlainCalendar.of("CN").workingDaysBefore(today, 1);
    return receiptsThrough == null || !receiptsThrough.isBefore(needed);
  }

  /** A verdict waits until the receipts are complete. It is asked about again each hour. */
  private void judgeAt(Instant when, Consumer<Instant> judge) {
    all.at(
        when,
        () -> {
          if (areReceiptsComplete(when)) {
            judge.accept(when);
          } else {
            judgeAt(when.plus(Duration.ofHours(1)), judge);
          }
        });
  }

  /** The money of an account that stands against nothing. */
  private long unapplied(String customer, String currency, Instant at) {
    return book.credits().stream()
        .filter(each -> each.customer().equals(customer) && each.currency().equals(currency))
        .filter(each -> !each.kind().equals("writeOff"))
        .mapToLong(each -> book.sum(each.number(), at))
        .sum();
  }

  /** Money on account that counts for a promise, or a concession, which was made after so much. */
  private record Counted(long since, long amount) {}

  private long onAccount(PlainPromise of, Instant at) {
    Agreed.Promise made = of.made;
    List<Counted> others =
        promises.stream()
            .filter(each -> each.isJudged() && each.made.customer().equals(made.customer()))
            .filter(each -> each.made.currency().equals(made.currency()))
            .map(each -> new Counted(each.unappliedThen, each.counted()))
            .toList();
    return left(unapplied(made.customer(), made.currency(), at), of.unappliedThen, others);
  }

  private long onAccount(PlainConcession of, Instant at) {
    Agreed.Concession drafted = of.drafted;
    List<Counted> others =
        concessions.stream()
            .filter(each -> each != of && each.drafted.customer().equals(drafted.customer()))
            .filter(each -> each.currency().equals(of.currency()))
            .map(each -> new Counted(each.unappliedThen, each.counted()))
            .toList();
    return left(unapplied(drafted.customer(), of.currency(), at), of.unappliedThen, others);
  }

  /** What came since, and counts for no other. The oldest money counts first. */
  private static long left(long unapplied, long since, List<Counted> others) {
    long left = unapplied - since;
    long end = 0;
    for (Counted each : others.stream().sorted(Comparator.comparing(Counted::since)).toList()) {
      long begin = Math.max(end, each.since());
      end = begin + each.amount();
      left -= Math.max(0, end - Math.max(begin, since));
    }
    return Math.max(0, left);
  }

  long held(String invoice, Instant now) {
    long sum = promises.stream().mapToLong(each -> each.held(invoice, now)).sum();
    return sum + concessions.stream().mapToLong(each -> each.held(invoice, now)).sum();
  }

  Agreed.@Nullable Id askerOf(String document) {
    return askers.get(document);
  }

  void become(Movement change, long less) {
    promises.forEach(each -> each.become(change, less, change.at()));
    for (PlainConcession each : List.copyOf(concessions)) {
      if (each.become(change, less)) {
        paid(each, change.at());
      }
    }
  }

  // The words of people

  void add(Agreed fact) {
    switch (fact) {
      case Agreed.Promise it -> promise(it);
      case Agreed.Concession it -> concede(it);
      case Agreed.Approval it -> approve(it);
      case Agreed.Withdrawal it -> {
        if (it.id().kind().equals("promise")) {
          promise(it.id()).withdraw(it.at());
        } else {
          concession(it.id()).withdraw();
        }
      }
      case Agreed.Answer it -> {
        PlainConcession one = concession(it.id());
        one.answer(it.yes());
        if (it.yes()) {
          replacePromises(one);
          if (one.isPaid()) {
            paid(one, it.at());
          }
          // A due may be over by now.
          judgeAt(it.at(), at -> one.check(onAccount(one, at), at));
        }
      }
      case Agreed.Decision it -> decide(it);
      default -> {}
    }
  }

  /** A concession takes the place of what was promised of its invoices alone. */
  private void replacePromises(PlainConcession one) {
    promises.stream()
        .filter(each -> each.made.customer().equals(one.drafted.customer()))
        .filter(each -> each.isOpen() && each.parts.stream().allMatch(one::covers))
        .forEach(PlainPromise::excuse);
  }

  PlainPromise promise(Agreed.Id id) {
    return promises.stream().filter(each -> each.made.id().equals(id)).findFirst().orElseThrow();
  }

  PlainConcession concession(Agreed.Id id) {
    return concessions.stream()
        .filter(each -> each.drafted.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private void approve(Agreed.Approval it) {
    if (it.id().kind().equals("promise")) {
      promise(it.id()).approve(it.yes(), it.at());
    } else {
      concession(it.id()).approve(it.yes());
    }
  }

  /** After two broken or withdrawn ones somebody else approves it. An approver takes them all. */
  private boolean needsApproval(Agreed.Promise it) {
    Instant since = it.at().minus(Duration.ofDays(180));
    long broken =
        promises.stream()
            .filter(each -> each.made.customer().equals(it.customer()))
            .filter(each -> each.isBrokenSince(since))
            .count();
    return broken >= 2;
  }

  private void promise(Agreed.Promise it) {
    LocalDate until = calendar(it.customer()).workingDaysAfter(it.on(), TOLERANCE);
    Instant endsAt = end(until, it.customer());
    Instant lapsesAt = needsApproval(it) ? lapse(it.at()) : null;
    if (lapsesAt != null && endsAt.isBefore(lapsesAt)) {
      lapsesAt = endsAt;
    }
    long unapplied = unapplied(it.customer(), it.currency(), it.at());
    PlainPromise promise = new PlainPromise(it, until, endsAt, unapplied, lapsesAt);
    it.parts()
        .forEach(
            each ->
                promise.parts.add(
                    new PlainPart(each.invoice(), each.amount(), all.open(each.invoice()))));
    promises.add(promise);
    if (lapsesAt != null) {
      all.at(lapsesAt, promise::lapse);
    }
    judgeAt(endsAt, at -> promise.end(onAccount(promise, at), at));
  }

  private void concede(Agreed.Concession it) {
    List<PlainConcession.Due> dues = new ArrayList<>();
    for (Agreed.Due each : it.dues()) {
      LocalDate until = calendar(it.customer()).workingDaysAfter(each.on(), TOLERANCE);
      dues.add(new PlainConcession.Due(each.amount(), until, end(until, it.customer())));
    }
    Instant offerEndsAt = end(it.offeredUntil(), it.customer());
    Instant lapsesAt = PlainConcession.needsApproval(it) ? lapse(it.at()) : null;
    if (lapsesAt != null && offerEndsAt.isBefore(lapsesAt)) {
      lapsesAt = offerEndsAt;
    }
    PlainConcession one =
        new PlainConcession(
            it, dues, offerEndsAt, unapplied(it.customer(), it.currency(), it.at()), lapsesAt);
    it.parts()
        .forEach(
            each ->
                one.parts.add(
                    new PlainPart(each.invoice(), each.amount(), all.open(each.invoice()))));
    concessions.add(one);
    if (lapsesAt != null) {
      all.at(lapsesAt, () -> lapse(one, State.PROPOSED));
    }
    all.at(one.offerEndsAt, () -> lapse(one, State.OFFERED));
    for (PlainConcession.Due each : dues) {
      judgeAt(each.endsAt(), at -> one.check(onAccount(one, at), at));
    }
  }

  private static void lapse(PlainConcession one, State waiting) {
    one.become(one.state() == waiting ? State.LAPSED : one.state());
  }

  /** The customer has done its part: what is granted is asked of the ledger. */
  private void paid(PlainConcession one, Instant now) {
    List<Agreed.Settling> wanted = new ArrayList<>();
    long grant = one.given();
    for (PlainPart each : one.parts) {
      long ofPart = Math.min(each.missing(), grant);
      if (ofPart > 0) {
        String kind = one.way() == Way.CREDIT ? "creditNote" : "writeOff";
        wanted.add(new Agreed.Settling(each.invoice, kind, ofPart));
        grant -= ofPart;
      }
    }
    one.become(wanted.isEmpty() ? State.KEPT : State.SETTLING);
    if (!wanted.isEmpty()) {
      ask(one.drafted.id(), one.drafted.currency(), wanted, one.approved ? 1 : 0, now);
    }
  }

  // Requests to the ledger

  void ask(
      Agreed.Id asker, String currency, List<Agreed.Settling> wanted, int approvals, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, PlainBook.COMPANY);
    List<Fact.Credit> waits = new ArrayList<>();
    List<Fact.Credit> posted = new ArrayList<>();
    for (Agreed.Settling each : wanted) {
      String number = asker + "-" + ++documents;
      List<Fact.Against> against = List.of(new Fact.Against(each.invoice(), each.amount()));
      Fact.Credit credit =
          new Fact.Credit(
              now,
              each.kind(),
              asker.customer(),
              currency,
              number,
              today,
              each.amount(),
              null,
              against);
      askers.put(number, asker);
      (needed(credit, each.invoice()) > approvals ? waits : posted).add(credit);
    }
    waiting.put(asker, waits);
    posted.forEach(each -> post(asker, each, now));
    endIfPosted(asker);
  }

  /** A small rest needs nobody, a large sum two, all others one. */
  private int needed(Fact.Credit credit, String invoice) {
    boolean cny = credit.currency().equals("CNY");
    boolean rest = credit.amount() == Math.min(all.open(invoice), book.sum(invoice, Instant.MAX));
    if (rest && credit.amount() <= (cny ? 500_00 : 50_00)) {
      return 0;
    }
    long before =
        book.credits().stream()
            .filter(each -> !each.kind().equals("receipt"))
            .flatMap(each -> book.standsAgainst(each.number()).stream())
            .filter(each -> each.invoice().equals(invoice))
            .mapToLong(Fact.Against::amount)
            .sum();
    return before + credit.amount() > (cny ? 50_000_00 : 5_000_00) ? 2 : 1;
  }

  private void post(Agreed.Id asker, Fact.Credit credit, Instant now) {
    Fact.Credit posted =
        new Fact.Credit(
            now,
            credit.kind(),
            credit.customer(),
            credit.currency(),
            credit.number(),
            credit.postedOn(),
            credit.amount(),
            null,
            credit.against());
    ledger.accept(new Agreed.Posted(now, asker.customer(), asker, posted));
  }

  private void decide(Agreed.Decision it) {
    List<Fact.Credit> waits = waiting.getOrDefault(it.id(), List.of());
    waiting.put(it.id(), List.of());
    if (it.yes()) {
      waits.forEach(each -> post(it.id(), each, it.at()));
      endIfPosted(it.id());
    } else if (it.id().kind().equals("dispute")) {
      all.dispute(it.id()).asked = null;
    } else {
      concession(it.id()).become(State.REFUSED_BY_LEDGER);
    }
  }

  private void endIfPosted(Agreed.Id asker) {
    if (!waiting.getOrDefault(asker, List.of()).isEmpty()) {
      return;
    }
    if (asker.kind().equals("concession")) {
      concession(asker).become(State.KEPT);
    } else if (all.dispute(asker).isOpen()) {
      all.dispute(asker).close("posted");
    }
  }
}
