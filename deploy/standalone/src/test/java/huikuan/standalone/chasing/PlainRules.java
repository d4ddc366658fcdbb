package huikuan.standalone.chasing;

import huikuan.standalone.chasing.PlainPolicy.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Works out which messages a history must lead to, and the decision about each claim on each day.
 * It follows the rules of the guide (For operations) moment by moment, and shares no code with the
 * services. Sums are made over the whole history each time.
 */
final class PlainRules {

  /** A claim in a message: its level, and the amount asked for. */
  record Line(String claim, String level, long asked) {}

  /** The message to a person on a day. */
  record Message(
      String customer,
      String contact,
      String address,
      LocalDate day,
      String kind,
      Instant at,
      List<Line> lines) {}

  /**
   * The decision about a claim at the policy's time of a day.
   *
   * @param byContract whether its contract holds it
   */
  record Decision(
      String claim,
      LocalDate day,
      Instant at,
      @Nullable Step take,
      String reason,
      boolean isContactDay,
      boolean byContract) {

    /** Whether the claim waits for a contact day, or for a reason that comes before that one. */
    boolean ofRest() {
      return !isContactDay && WAITING.contains(reason);
    }

    String text() {
      return take == null ? reason : "take " + take.level();
    }
  }

  private static final Set<String> WAITING =
      Set.of(
          "not-due",
          "below-minimum",
          "covered",
          "no-contact-day",
          "chasing-closed",
          "receipts-missing");

  /** A claim whose step was requested and that is not in the day's message. */
  record LeftOut(String claim, LocalDate day, String level, String reason) {}

  /** A claim whose account is escalated. */
  record Escalation(String claim, LocalDate day) {}

  private final List<Fact> facts;
  private final List<PlainPolicy> policies = new ArrayList<>();
  private final Map<PlainPolicy, Instant> approved = new LinkedHashMap<>();
  private final PlainBook book = new PlainBook();
  private final Map<String, Customer> customers = new TreeMap<>();
  private final Map<String, Claim> claims = new LinkedHashMap<>();
  private final List<Digest> digests = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final Set<String> atTheMoment = new TreeSet<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final List<Escalation> escalations = new ArrayList<>();
  private final Map<String, List<String>> outcomes = new TreeMap<>();
  private final Map<Fact.Bounce, Message> bounced = new LinkedHashMap<>();
  private final Map<Instant, PlainWork> work = new LinkedHashMap<>();
  private final PlainPortfolios portfolios = new PlainPortfolios();
  private final Map<Fact.Skip, String> skipped = new LinkedHashMap<>();
  private final Map<Fact.Move, PlainPolicy> moved = new LinkedHashMap<>();
  private final PlainContracts contracts = new PlainContracts();
  private final PlainReadiness readiness;
  private final PlainAgreements agreements;
  private @Nullable LocalDate openFrom;
  private @Nullable LocalDate receiptsThrough;

  PlainRules(
      List<Fact> facts,
      List<PlainPolicy> policies,
      PlainReadiness.Company company,
      PlainAgreements agreements) {
    this.agreements = agreements;
    this.readiness = new PlainReadiness(company, contracts);
    this.facts = facts;
    this.policies.addAll(policies);
    policies.forEach(each -> approved.put(each, Instant.MIN));
    for (Fact fact : facts) {
      if (fact instanceof Fact.Draft it) {
        this.policies.add(it.policy());
      }
      if (fact instanceof Fact.Approval it) {
        approved.put(it.policy(), it.at());
      }
    }
    facts.forEach(book::add);
  }

  List<Fact> facts() {
    return facts;
  }

  List<Message> messages() {
    return messages;
  }

  List<Decision> decisions() {
    return decisions;
  }

  /** Whether something happens to a claim at the very moment at which it is decided about it. */
  boolean isUnsure(String claim, LocalDate day) {
    return atTheMoment.contains(claim + day);
  }

  List<LeftOut> leftOut() {
    return leftOut;
  }

  List<Escalation> escalations() {
    return escalations;
  }

  /** The outcome of each requested step of a claim, as {@code day level outcome}. */
  List<String> outcomes(String claim) {
    return outcomes.getOrDefault(claim, List.of());
  }

  private void became(Claim claim, LocalDate day, String level, String outcome) {
    outcomes
        .computeIfAbsent(claim.invoice.number(), none -> new ArrayList<>())
        .add(day + " " + level + " " + outcome);
  }

  PlainBook book() {
    return book;
  }

  /** A customer as it is known now. */
  private static final class Customer {
    private final String id;
    private ZoneId zone = PlainBook.COMPANY;
    private String country = "CN";
    private @Nullable String customerClass;
    private final PlainPeople people = new PlainPeople();
    private @Nullable PlainRuns runs;

    /** On this day it is short of money for the last time, wherever it is by then. */
    private @Nullable LocalDate shortUntil;

    private @Nullable Instant heldUntil;
    private @Nullable LocalDate heldOn;

    Customer(String id) {
      this.id = id;
    }

    LocalDate day(Instant at) {
      return LocalDate.ofInstant(at, zone);
    }

    boolean isHeld(Instant at) {
      return heldUntil != null && heldUntil.isAfter(at)
          || shortUntil != null && !day(at).isAfter(shortUntil);
    }

    boolean isInHours(Instant at) {
      LocalTime time = LocalTime.ofInstant(at, zone);
      return PlainPolicy.hoursIn(country).stream()
          .anyMatch(
              each ->
                  !time.isBefore(LocalTime.parse(each.substring(0, 5)))
                      && time.isBefore(LocalTime.parse(each.substring(6))));
    }

    boolean isContactDay(LocalDate day, PlainPolicy policy) {
      return PlainCalendar.of(country).isContactDay(day, policy.quietHoliday(), policy.quietDays());
    }
  }

  /** An invoice that is chased. */
  private static final class Claim {
    private final Fact.Invoice invoice;
    private final Customer customer;
    private PlainPolicy policy;
    private final List<TakenStep> steps = new ArrayList<>();
    private @Nullable LocalDate escalatedOn;
    private boolean underWay;
    private boolean withheld;
    private LocalDate dueOn;
    private boolean unready;

    /** Its step was due at the policy's time, and its contact could not be written to then. */
    private boolean waitsForWindow;

    private @Nullable LocalDate unreadySince;
    private @Nullable LocalDate leftOutOn;
    private int waits;
    private @Nullable LocalDate coveredSince;
    private boolean unallocated;
    private @Nullable Instant heldUntil;
    private @Nullable Long heldAmount;
    private Fact.@Nullable HoldClaim hold;

    Claim(Fact.Invoice invoice, Customer customer, PlainPolicy policy) {
      this.invoice = invoice;
      this.customer = customer;
      this.policy = policy;
      this.dueOn = invoice.dueOn();
    }

    Step step(int index) {
      return policy.steps().get(index);
    }

    /** The number of the last step taken. */
    int taken() {
      return steps.isEmpty() ? -1 : steps.getLast().index();
    }

    @Nullable LocalDate takenOn() {
      return steps.isEmpty() ? null : steps.getLast().day();
    }
  }

  /**
   * @param digest of the message by which it was taken; null = a person passed it
   */
  private record TakenStep(int index, LocalDate day, @Nullable Digest digest) {}

  /** The claims gathered for a person on a day. */
  private static final class Digest {
    private final Customer customer;
    private final String contact;
    private final LocalDate day;
    private Instant sealsAt;
    private int mostInWeek;
    private final List<Asked> asked = new ArrayList<>();
    private boolean sealed;
    private boolean sent;

    Digest(Customer customer, String contact, LocalDate day, Instant sealsAt, int mostInWeek) {
      this.customer = customer;
      this.contact = contact;
      this.day = day;
      this.sealsAt = sealsAt;
      this.mostInWeek = mostInWeek;
    }
  }

  /**
   * @param dueOn the due date that was known when it was asked for
   */
  private record Asked(Claim claim, Step step, LocalDate dueOn) {}

  /** Lives through the history until a moment. */
  PlainRules until(Instant end) {
    Instant start = facts.getFirst().at();
    TreeSet<Instant> moments = new TreeSet<>();
    facts.forEach(fact -> moments.add(fact.at()));
    book.invoices().forEach(each -> moments.addAll(book.moments(each.number())));
    // The policies' times of day, in all zones in which a customer ever is.
    for (ZoneId zone : zones()) {
      for (LocalTime at : policies.stream().map(PlainPolicy::at).distinct().toList()) {
        LocalDate last = LocalDate.ofInstant(end, zone);
        for (LocalDate day = LocalDate.ofInstant(start, zone); !day.isAfter(last); ) {
          moments.add(ZonedDateTime.of(day, at, zone).toInstant());
          day = day.plusDays(1);
        }
      }
    }
    for (Instant day = start;
        !day.isAfter(end.plus(Duration.ofDays(2)));
        day = day.plus(Duration.ofDays(1))) {
      moments.addAll(windows(day));
    }
    int told = 0;
    while (!moments.isEmpty() && !moments.first().isAfter(end)) {
      Instant now = moments.pollFirst();
      List<Fact> fresh = new ArrayList<>();
      while (told < facts.size() && !facts.get(told).at().isAfter(now)) {
        fresh.add(facts.get(told++));
      }
      become(fresh, now);
      decideAt(now, moments);
      seal(now);
      if (!fresh.isEmpty()) {
        lookAtWork(now);
      }
    }
    return this;
  }

  /** The work lists after the facts of a moment. */
  PlainWork work(Instant at) {
    return Objects.requireNonNull(work.get(at));
  }

  private void lookAtWork(Instant now) {
    Map<String, @Nullable String> classes = new TreeMap<>();
    customers.forEach((id, each) -> classes.put(id, each.customerClass));
    PlainWork list =
        new PlainWork(
            LocalDate.ofInstant(now, PlainBook.COMPANY),
            portfolios.next(),
            portfolios.seen(now, classes));
    for (Claim claim : claims.values()) {
      list.add(claim.invoice, claim.dueOn, open(claim, now), asked(claim, now));
    }
    work.put(now, list);
  }

  /** The moments around a day at which somebody's window may begin. */
  private Set<Instant> windows(Instant around) {
    Set<Instant> moments = new TreeSet<>();
    for (Fact fact : facts) {
      List<Fact.Person> people =
          switch (fact) {
            case Fact.Customer it -> it.people();
            case Fact.Contact it -> List.of(it.person());
            default -> List.of();
          };
      for (Fact.Person person : people) {
        for (ZoneId zone : zones()) {
          LocalDate day = LocalDate.ofInstant(around, zone);
          for (List<String> usual : PlainPolicy.HOURS.values()) {
            PlainWindows.on(person, day, zone, usual).forEach(each -> moments.add(each.from()));
          }
        }
      }
    }
    return moments;
  }

  private List<ZoneId> zones() {
    return Stream.concat(
            Stream.of(PlainBook.COMPANY),
            facts.stream()
                .filter(Fact.Customer.class::isInstance)
                .map(fact -> ((Fact.Customer) fact).zone()))
        .distinct()
        .toList();
  }

  // Facts

  private void become(List<Fact> fresh, Instant now) {
    for (Fact fact : fresh) {
      if (fact instanceof Fact.Customer it) {
        Customer customer = customers.computeIfAbsent(it.customer(), Customer::new);
        customer.zone = it.zone();
        customer.country = it.country();
        customer.customerClass = it.customerClass();
        customer.people.add(it);
        // After a customer has moved west, the next contact day may have the same date once more.
        claims.values().stream()
            .filter(each -> each.customer == customer && each.waits == 0)
            .forEach(each -> each.leftOutOn = null);
      }
      tell(fact);
    }
    for (Fact.Invoice invoice : book.invoices()) {
      boolean counts = !PlainBook.effective(invoice.at(), invoice.postedOn()).isAfter(now);
      if (counts && !claims.containsKey(invoice.number())) {
        Customer customer = customers.computeIfAbsent(invoice.customer(), Customer::new);
        claims.put(
            invoice.number(), new Claim(invoice, customer, policyFor(invoice, customer, now)));
      }
    }
    for (Claim claim : claims.values()) {
      LocalDate dueOn = book.dueOn(claim.invoice.number(), now);
      if (!dueOn.equals(claim.dueOn)) {
        // It is not due any more; once it is, it waits anew for what is missing.
        claim.unready = false;
        claim.unreadySince = null;
      }
      claim.dueOn = dueOn;
      endWhatIsOver(claim, now);
      if (isOver(claim.heldUntil, now)) {
        claim.heldUntil = null;
      }
    }
    for (Customer customer : customers.values()) {
      if (isOver(customer.heldUntil, now)) {
        customer.heldUntil = null;
      }
    }
    for (Fact fact : fresh) {
      switch (fact) {
        case Fact.HoldClaim it -> {
          Claim claim = claims.get(it.invoice());
          if (claim.hold == null || !isSame(claim.hold, it) || claim.heldUntil == null) {
            claim.heldUntil = endOf(it.until(), claim.customer.zone);
            claim.heldAmount = it.amount();
            claim.hold = it;
          }
        }
        case Fact.ResumeClaim it -> claims.get(it.invoice()).heldUntil = null;
        case Fact.HoldCustomer it -> {
          Customer customer = customers.get(it.customer());
          if (customer.heldUntil == null || !it.until().equals(customer.heldOn)) {
            customer.heldUntil = endOf(it.until(), customer.zone);
            customer.heldOn = it.until();
          }
        }
        case Fact.ResumeCustomer it -> customers.get(it.customer()).heldUntil = null;
        case Fact.Bounce it -> bounce(it, now);
        case Fact.Skip it -> skip(it, now);
        case Fact.Move it -> move(it, now);
        case Fact.Chasing it -> openFrom = it.from();
        case Fact.Receipts it -> {
          if (receiptsThrough == null || it.completeThrough().isAfter(receiptsThrough)) {
            receiptsThrough = it.completeThrough();
          }
        }
        default -> {}
      }
    }
  }

  private void tell(Fact fact) {
    switch (fact) {
      case Fact.Contact it -> customers.get(it.customer()).people.add(it);
      case Fact.Confirmed it -> customers.get(it.customer()).people.add(it);
      case Fact.Payer it -> customers.get(it.customer()).people.add(it);
      case Fact.Paying it -> {
        Customer customer = customers.get(it.customer());
        customer.runs = it.calendar();
        customer.shortUntil = it.calendar() == null ? null : it.calendar().shortUntil();
      }
      default -> {
        portfolios.add(fact);
        contracts.add(fact);
        readiness.add(fact);
      }
    }
  }

  /**
   * Whether a hold is the same again. Then nothing changes: it ends as before, even if the customer
   * has moved.
   */
  private static boolean isSame(Fact.HoldClaim one, Fact.HoldClaim other) {
    return one.until().equals(other.until()) && Objects.equals(one.amount(), other.amount());
  }

  private static Instant endOf(LocalDate day, ZoneId zone) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** Ends a closed case: its holds end, and nothing waits for a later day. */
  private void endWhatIsOver(Claim claim, Instant now) {
    if (open(claim, now) == 0) {
      claim.heldUntil = null;
      claim.heldAmount = null;
      claim.withheld = false;
      claim.unready = false;
      claim.unreadySince = null;
      claim.leftOutOn = null;
      claim.coveredSince = null;
      claim.unallocated = false;
      claim.escalatedOn = null;
    }
  }

  private static boolean isOver(@Nullable Instant end, Instant now) {
    return end != null && !end.isAfter(now);
  }

  /**
   * The policy of an invoice: by contract, customer, class, company, in this order. Of several for
   * the same thing, the one that became effective last counts; of each policy, the newest version
   * that was approved and whose day has come.
   */
  private PlainPolicy policyFor(Fact.Invoice invoice, Customer customer, Instant now) {
    LocalDate today = customer.day(now);
    List<PlainPolicy> inForce =
        policies.stream().filter(each -> isNewestOn(each, today, now)).toList();
    Map<String, @Nullable String> wanted = new LinkedHashMap<>();
    wanted.put("contracts", invoice.contract());
    wanted.put("customers", customer.id);
    wanted.put("classes", customer.customerClass);
    wanted.put("companies", "");
    for (Map.Entry<String, @Nullable String> each : wanted.entrySet()) {
      Optional<PlainPolicy> found =
          inForce.stream()
              .filter(policy -> each.getKey().equals(policy.scope()))
              .filter(policy -> isFor(policy, each.getValue()))
              .max(
                  Comparator.comparing((PlainPolicy policy) -> effective(policy, customer))
                      .thenComparing(policy -> approved.getOrDefault(policy, Instant.MIN)));
      if (found.isPresent()) {
        return found.get();
      }
    }
    return inForce.stream().filter(policy -> policy.scope() == null).findFirst().orElseThrow();
  }

  /** Whether a policy is for a contract, customer or class of the one company. */
  private static boolean isFor(PlainPolicy policy, @Nullable String what) {
    return what != null
        && (what.isEmpty()
            || policy.appliesTo().stream().anyMatch(each -> each.endsWith("." + what)));
  }

  private boolean isInForce(PlainPolicy policy, LocalDate today, Instant now) {
    Instant since = approved.get(policy);
    return since != null
        && since.isBefore(now)
        && (policy.effectiveFrom() == null || !policy.effectiveFrom().isAfter(today));
  }

  private boolean isNewestOn(PlainPolicy policy, LocalDate today, Instant now) {
    return isInForce(policy, today, now)
        && policies.stream()
            .filter(each -> each.id().equals(policy.id()))
            .filter(each -> each.version() > policy.version())
            .noneMatch(each -> isInForce(each, today, now));
  }

  /** The moment at which a policy is effective: its day, or its approval if that is later. */
  private Instant effective(PlainPolicy policy, Customer customer) {
    Instant since = approved.getOrDefault(policy, Instant.MIN);
    LocalDate from = policy.effectiveFrom();
    Instant begins = from == null ? since : from.atStartOfDay(customer.zone).toInstant();
    return begins.isAfter(since) ? begins : since;
  }

  private long open(Claim claim, Instant at) {
    return book.sum(claim.invoice.number(), at);
  }

  /** The holds by a claim's contract, with their amounts; empty = nothing. */
  List<String> holdsOfContract(String number, Instant at) {
    Claim claim = claims.get(number);
    if (claim == null || open(claim, at) == 0) {
      return List.of();
    }
    String contract = claim.invoice.contract();
    List<String> holds = new ArrayList<>();
    if (!contracts.hasStarted(contract, claim.customer.day(at), invoiced(contract, at))) {
      holds.add("chasing-start");
    }
    long held = heldByMilestones(claim, at);
    if (held > 0) {
      holds.add("milestones " + PlainPolicy.decimal(held));
    }
    return holds;
  }

  private long invoiced(@Nullable String contract, Instant at) {
    return ofContract(contract, at).stream().mapToLong(each -> each.invoice.amount()).sum();
  }

  /** The contract's claims, in the order in which they became known. */
  private List<Claim> ofContract(@Nullable String contract, Instant at) {
    return claims.values().stream()
        .filter(each -> contract != null && contract.equals(each.invoice.contract()))
        .filter(each -> !book.isReversed(each.invoice.number(), at))
        .toList();
  }

  private long heldByMilestones(Claim claim, Instant at) {
    String contract = claim.invoice.contract();
    long before =
        ofContract(contract, at).stream()
            .takeWhile(each -> each != claim)
            .mapToLong(each -> each.invoice.amount())
            .sum();
    return contracts.heldByMilestones(contract, before, claim.invoice.amount());
  }

  /** The amount of a claim on hold: never more than is open. */
  private long held(Claim claim, Instant at) {
    long open = open(claim, at);
    if (claim.customer.isHeld(at)) {
      return open;
    }
    String contract = claim.invoice.contract();
    if (!contracts.hasStarted(contract, claim.customer.day(at), invoiced(contract, at))) {
      return open;
    }
    long held = heldByMilestones(claim, at) + agreements.held(claim.invoice.number(), at);
    if (claim.heldUntil != null && claim.heldUntil.isAfter(at)) {
      held += claim.heldAmount == null ? open : claim.heldAmount;
    }
    return Math.min(open, held);
  }

  // Decisions

  private void decideAt(Instant now, TreeSet<Instant> moments) {
    for (Claim claim : claims.values()) {
      Customer customer = claim.customer;
      LocalDate day = customer.day(now);
      boolean itsTime =
          ZonedDateTime.of(day, claim.policy.at(), customer.zone).toInstant().equals(now);
      // What happens at the very moment is known then or is not.
      boolean unsure = book.moments(claim.invoice.number()).contains(now);
      boolean known =
          PlainBook.effective(claim.invoice.at(), claim.invoice.postedOn()).isBefore(now);
      if (itsTime && known) {
        Decision decision = decide(claim, now);
        if (unsure) {
          atTheMoment.add(claim.invoice.number() + day);
        } else {
          decisions.add(decision);
        }
        act(claim, decision, now, moments);
      } else if (claim.withheld && isLet(claim, now)
          || claim.waitsForWindow && beginsWindow(claim, now)) {
        act(claim, decide(claim, now), now, moments);
      }
    }
  }

  /** The windows of the contact who is asked; empty = the policy's hours count. */
  private static List<PlainWindows.Span> windows(Claim claim, LocalDate day) {
    Customer customer = claim.customer;
    return contact(claim, day)
        .map(customer.people::person)
        .filter(
            person ->
                PlainWindows.count(
                    person,
                    day,
                    customer.zone,
                    PlainPolicy.hoursIn(customer.country),
                    each -> customer.isContactDay(each, claim.policy)))
        .map(
            person ->
                PlainWindows.on(person, day, customer.zone, PlainPolicy.hoursIn(customer.country)))
        .orElse(List.of());
  }

  private static boolean hasWindows(Claim claim, LocalDate day) {
    Customer customer = claim.customer;
    return contact(claim, day)
        .map(customer.people::person)
        .filter(
            person ->
                PlainWindows.count(
                    person,
                    day,
                    customer.zone,
                    PlainPolicy.hoursIn(customer.country),
                    each -> customer.isContactDay(each, claim.policy)))
        .isPresent();
  }

  private static boolean beginsWindow(Claim claim, Instant now) {
    return windows(claim, claim.customer.day(now)).stream()
        .anyMatch(each -> each.from().equals(now));
  }

  private void act(Claim claim, Decision decision, Instant now, TreeSet<Instant> moments) {
    claim.withheld =
        decision.reason().equals("chasing-closed") || decision.reason().equals("receipts-missing");
    claim.unready = decision.reason().equals("not-ready");
    if (!decision.reason().equals("no-contact-day")) {
      claim.waitsForWindow = decision.reason().equals("outside-hours");
    }
    if (claim.unready && claim.unreadySince == null) {
      claim.unreadySince = decision.day();
    }
    Step step = decision.take();
    if (step == null) {
      if (isSpared(claim, decision)) {
        claim.coveredSince = claim.coveredSince == null ? decision.day() : claim.coveredSince;
        claim.leftOutOn = decision.day();
        claim.waits = 5;
      }
      return;
    }
    if (step.isEscalation()) {
      claim.escalatedOn = decision.day();
      claim.unreadySince = null;
      claim.leftOutOn = null;
      claim.coveredSince = null;
      escalations.add(new Escalation(claim.invoice.number(), decision.day()));
      became(claim, decision.day(), step.level(), "escalated");
      return;
    }
    ask(claim, step, decision.day(), now, moments);
  }

  /** An escalation that was asked about just now and is covered: it is asked again a week later. */
  private boolean isSpared(Claim claim, Decision decision) {
    Step step = next(claim, decision.day());
    return decision.reason().equals("covered")
        && step != null
        && step.isEscalation()
        && !isAskedLater(claim, decision.day());
  }

  /** Decides: a step, or the first reason of the list why there is none. */
  private Decision decide(Claim claim, Instant now) {
    LocalDate day = claim.customer.day(now);
    Step step = next(claim, day);
    String reason = whyNot(claim, step, now);
    return new Decision(
        claim.invoice.number(),
        day,
        now,
        reason.isEmpty() ? step : null,
        reason,
        claim.customer.isContactDay(day, claim.policy),
        !holdsOfContract(claim.invoice.number(), now).isEmpty());
  }

  /** The first reason against a step; empty = none. */
  private String whyNot(Claim claim, @Nullable Step step, Instant now) {
    LocalDate day = claim.customer.day(now);
    long open = open(claim, now);
    if (open == 0) {
      return "closed";
    }
    if (claim.escalatedOn != null && claim.policy.demandAgainAfter() == null) {
      return "escalated";
    }
    if (claim.underWay) {
      return "under-way";
    }
    if (held(claim, now) == open) {
      return "on-hold";
    }
    if (step == null) {
      return "no-step-left";
    }
    if (firstDay(claim, step).isAfter(day)) {
      return "not-due";
    }
    if (isAskedLater(claim, day)) {
      return claim.waits == 0
          ? "not-due"
          : claim.coveredSince == null ? "below-minimum" : "covered";
    }
    if (!isOpen(claim, now)) {
      return "chasing-closed";
    }
    if (!areReceiptsComplete(now)) {
      return "receipts-missing";
    }
    if (!claim.customer.isContactDay(day, claim.policy)) {
      return "no-contact-day";
    }
    boolean own = !step.isEscalation() && hasWindows(claim, day);
    boolean inHours =
        own
            ? windows(claim, day).stream().anyMatch(each -> each.holds(now))
            : claim.customer.isInHours(now);
    if (!inHours) {
      return "outside-hours";
    }
    // While an escalation waits for what is missing, nobody asks about its cover.
    boolean asks = !claim.unready || !isWaiting(claim, step, day);
    if (step.isEscalation() && asks && asked(claim, now) == 0) {
      return "covered";
    }
    if (!step.isEscalation() && contact(claim, day).isEmpty()) {
      return "nobody-to-write-to";
    }
    return isWaiting(claim, step, day) ? "not-ready" : "";
  }

  private static Optional<String> contact(Claim claim, LocalDate day) {
    return claim.customer.people.asked(claim.invoice.contract(), day);
  }

  private List<String> missing(Claim claim, LocalDate day) {
    return readiness.missing(claim.invoice, claim.customer.people, day);
  }

  /** Whether a demand or an escalation waits for what is missing, for so many working days. */
  private boolean isWaiting(Claim claim, Step step, LocalDate day) {
    Integer within = claim.policy.readyWithin();
    if (within == null || step.kind().equals("courtesy") || missing(claim, day).isEmpty()) {
      return false;
    }
    LocalDate since = claim.unreadySince == null ? day : claim.unreadySince;
    return PlainCalendar.of(claim.customer.country).workingDaysAfter(since, within).isAfter(day);
  }

  /** The step after the last one taken; a notice that is too late or too small is left out. */
  private @Nullable Step next(Claim claim, LocalDate today) {
    if (claim.escalatedOn != null) {
      return lastDemand(claim);
    }
    for (int index = claim.taken() + 1; index < claim.policy.steps().size(); index++) {
      Step step = claim.step(index);
      if (!step.isNotice() || isStillInTime(claim, step, today)) {
        return step;
      }
    }
    return null;
  }

  private static Step lastDemand(Claim claim) {
    return claim.policy.steps().stream()
        .filter(step -> step.kind().equals("demand"))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  private static boolean isStillInTime(Claim claim, Step notice, LocalDate today) {
    Long from = notice.from().get(claim.invoice.currency());
    LocalDate last =
        PlainCalendar.of(claim.customer.country)
            .workingDaysAfter(slot(claim, notice), claim.policy.catchUp());
    return from != null
        && claim.invoice.amount() >= from
        && today.isBefore(claim.dueOn)
        && !today.isAfter(last);
  }

  private static LocalDate slot(Claim claim, Step notice) {
    PlainCalendar calendar = PlainCalendar.of(claim.customer.country);
    LocalDate day = calendar.workingDaysBefore(claim.dueOn, notice.workingDaysBeforeDue());
    PlainRuns runs = claim.customer.runs;
    LocalDate askBy =
        runs == null ? null : runs.askBy(claim.invoice.postedOn(), claim.dueOn, calendar);
    if (askBy == null || !askBy.isBefore(contactDay(claim, day))) {
      return day;
    }
    while (!claim.customer.isContactDay(askBy, claim.policy)) {
      askBy = askBy.minusDays(1);
    }
    return askBy.isBefore(claim.invoice.postedOn()) ? day : askBy;
  }

  /**
   * The contact day that is so many days after the due date, and after the step before was taken.
   */
  private static LocalDate firstDay(Claim claim, Step step) {
    LocalDate day;
    LocalDate takenOn = claim.takenOn();
    if (claim.escalatedOn != null && claim.policy.demandAgainAfter() != null) {
      day = later(claim.escalatedOn, takenOn).plusDays(claim.policy.demandAgainAfter());
    } else if (step.isNotice()) {
      day = slot(claim, step);
    } else {
      day = claim.dueOn.plusDays(step.daysAfterDue());
      if (takenOn != null) {
        day = later(day, takenOn.plusDays(step.daysAfterPrevious()));
      }
      if (takenOn != null && step.isEscalation()) {
        day =
            later(
                day,
                PlainCalendar.of(claim.customer.country)
                    .workingDaysAfter(takenOn, PlainPolicy.ACCEPTED_AFTER)
                    .plusDays(1));
      }
    }
    return step.isNotice() || step.isEscalation()
        ? contactDay(claim, day)
        : contactDay(claim, inTime(claim, contactDay(claim, day), step));
  }

  private static LocalDate contactDay(Claim claim, LocalDate from) {
    LocalDate day = from;
    while (!claim.customer.isContactDay(day, claim.policy)) {
      day = day.plusDays(1);
    }
    return day;
  }

  /** The day on which a step after the due date is in time for a payment run. */
  private static LocalDate inTime(Claim claim, LocalDate day, Step step) {
    PlainRuns runs = claim.customer.runs;
    LocalDate takenOn = claim.takenOn();
    if (runs == null) {
      return day;
    }
    LocalDate earliest = claim.dueOn.plusDays(1);
    if (claim.escalatedOn != null && claim.policy.demandAgainAfter() != null) {
      earliest = later(claim.escalatedOn, takenOn).plusDays(claim.policy.demandAgainAfter());
    } else if (takenOn != null) {
      earliest = later(earliest, takenOn.plusDays(step.daysAfterPrevious()));
    }
    return runs.inTime(
        claim.invoice.postedOn(),
        day,
        earliest,
        PlainCalendar.of(claim.customer.country),
        each -> claim.customer.isContactDay(each, claim.policy));
  }

  /**
   * Whether a claim that was left out still waits on a day: it waits for the next day, or for five
   * working days if the reason lasts.
   */
  private static boolean isAskedLater(Claim claim, LocalDate day) {
    if (claim.leftOutOn == null) {
      return false;
    }
    LocalDate again =
        claim.waits == 0
            ? claim.leftOutOn.plusDays(1)
            : PlainCalendar.of(claim.customer.country)
                .workingDaysAfter(claim.leftOutOn, claim.waits);
    return again.isAfter(day);
  }

  private static LocalDate later(LocalDate one, @Nullable LocalDate other) {
    return other == null || one.isAfter(other) ? one : other;
  }

  private boolean isLet(Claim claim, Instant now) {
    return isOpen(claim, now) && areReceiptsComplete(now);
  }

  private boolean isOpen(Claim claim, Instant now) {
    return openFrom != null && !claim.customer.day(now).isBefore(openFrom);
  }

  /**
   * Whether receipts are complete: once stated, through the bank day before the company's today.
   */
  private boolean areReceiptsComplete(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, PlainBook.COMPANY);
    LocalDate needed = PlainCalendar.of("CN").workingDaysBefore(today, 1);
    return receiptsThrough == null || !receiptsThrough.isBefore(needed);
  }

  // Orders of people

  /** The level of the step that each order passed. */
  Map<Fact.Skip, String> skipped() {
    return skipped;
  }

  /** The policy to which each order moved a claim. */
  Map<Fact.Move, PlainPolicy> moved() {
    return moved;
  }

  /** Whether a person can order something now, and nothing waits that it would change. */
  private boolean isAtRest(Claim claim, Instant now) {
    return open(claim, now) > held(claim, now)
        && !claim.underWay
        && claim.escalatedOn == null
        && claim.leftOutOn == null
        && !claim.withheld
        && !claim.unready
        && !claim.waitsForWindow
        && contact(claim, claim.customer.day(now)).isPresent();
  }

  /**
   * The step after it keeps its distance from the day on which the passed one was planned: today at
   * the earliest.
   */
  private void skip(Fact.Skip order, Instant now) {
    Claim claim = claims.get(order.invoice());
    LocalDate today = claim.customer.day(now);
    Step step = next(claim, today);
    if (step != null && !step.isEscalation() && isAtRest(claim, now)) {
      skipped.put(order, step.level());
      LocalDate day = contactDay(claim, later(firstDay(claim, step), today));
      claim.steps.add(new TakenStep(claim.policy.steps().indexOf(step), day, null));
      claim.coveredSince = null;
      claim.unreadySince = null;
      claim.unallocated = false;
    }
  }

  /** Steps that are taken stay taken: all policies have the same levels. */
  private void move(Fact.Move order, Instant now) {
    Claim claim = claims.get(order.invoice());
    LocalDate today = claim.customer.day(now);
    List<PlainPolicy> others =
        policies.stream()
            .filter(each -> isNewestOn(each, today, now) && each != claim.policy)
            .toList();
    boolean decided = LocalTime.ofInstant(now, claim.customer.zone).isAfter(LocalTime.of(10, 0));
    if (!others.isEmpty() && decided && isAtRest(claim, now)) {
      claim.policy = others.get(order.choice() % others.size());
      moved.put(order, claim.policy);
    }
  }

  // Messages

  /**
   * Bounces a message. The address is not written to before it is corrected. The step is to be
   * taken again, but not if a later step was taken, the claim was escalated since, or nothing is
   * owed.
   */
  private void bounce(Fact.Bounce bounce, Instant now) {
    Customer customer = customers.get(bounce.customer());
    Message message =
        messages.stream()
            .filter(each -> each.customer().equals(bounce.customer()))
            .reduce((first, last) -> last)
            .orElse(null);
    if (customer == null || message == null || bounced.containsValue(message)) {
      return;
    }
    bounced.put(bounce, message);
    customer.people.bounce(message.contact(), message.address());
    for (Claim claim : claims.values()) {
      TakenStep last = claim.steps.isEmpty() ? null : claim.steps.getLast();
      boolean itsLast =
          last != null
              && claim.customer == customer
              && last.digest() != null
              && last.digest().contact.equals(message.contact())
              && last.digest().day.equals(message.day());
      boolean passed =
          last != null && claim.escalatedOn != null && !last.day().isAfter(claim.escalatedOn);
      if (itsLast && !passed && !claim.underWay && open(claim, now) > 0) {
        claim.steps.removeLast();
        claim.leftOutOn = claim.waits > 0 ? null : claim.leftOutOn;
        became(claim, last.day(), claim.step(last.index()).level(), "bounced");
      }
    }
  }

  /** The messages that bounced, by the fact that said so. */
  Map<Fact.Bounce, Message> bounced() {
    return bounced;
  }

  private void ask(Claim claim, Step step, LocalDate day, Instant now, TreeSet<Instant> moments) {
    String contact = contact(claim, day).orElseThrow();
    Optional<Digest> found =
        digests.stream()
            .filter(each -> each.customer == claim.customer)
            .filter(each -> each.contact.equals(contact) && each.day.equals(day))
            .findFirst();
    if (found.isPresent() && found.get().sent) {
      leaveOut(new Asked(claim, step, claim.dueOn), day, "contacted-today");
      return;
    }
    Digest digest =
        found.orElseGet(
            () -> {
              Digest fresh =
                  new Digest(
                      claim.customer, contact, day, sealsAt(claim, now), claim.policy.mostInWeek());
              moments.add(fresh.sealsAt);
              digests.add(fresh);
              return fresh;
            });
    if (digest.sealed) {
      // It became no message.
      digest.sealed = false;
      digest.asked.clear();
      digest.sealsAt = sealsAt(claim, now);
      digest.mostInWeek = claim.policy.mostInWeek();
      moments.add(digest.sealsAt);
    }
    digest.asked.add(new Asked(claim, step, claim.dueOn));
    claim.underWay = true;
  }

  /** When a digest is sealed: so many minutes after the policy's time, or after a later request. */
  private static Instant sealsAt(Claim claim, Instant now) {
    Duration gathering = Duration.ofMinutes(claim.policy.minutesToSeal());
    Instant at =
        ZonedDateTime.of(claim.customer.day(now), claim.policy.at(), claim.customer.zone)
            .toInstant();
    Instant until = at.plus(gathering);
    if (hasWindows(claim, claim.customer.day(now))) {
      return now.plus(gathering);
    }
    return until.isAfter(now) ? until : now.plus(gathering);
  }

  private void seal(Instant now) {
    for (Digest digest : digests) {
      if (!digest.sealed && !digest.sealsAt.isAfter(now)) {
        digest.sealed = true;
        putTogether(digest, now);
      }
    }
  }

  private void putTogether(Digest digest, Instant now) {
    List<Asked> owed = new ArrayList<>();
    for (Asked each : digest.asked) {
      String reason = whyNotOwed(each, digest, now);
      if (reason == null) {
        owed.add(each);
      } else {
        leaveOut(each, digest.day, reason);
      }
    }
    if (isCapped(digest)) {
      owed.forEach(each -> leaveOut(each, digest.day, "cap"));
      return;
    }
    boolean demand = owed.stream().anyMatch(each -> each.step().kind().equals("demand"));
    boolean overdue = owed.stream().anyMatch(each -> isOverdue(each.claim(), digest));
    List<Line> lines = new ArrayList<>();
    for (Asked each : owed) {
      Claim claim = each.claim();
      if (demand && !each.step().kind().equals("demand")) {
        leaveOut(each, digest.day, "demand-first");
      } else if (overdue && !isOverdue(claim, digest)) {
        leaveOut(each, digest.day, "reminder-first");
      } else {
        lines.add(new Line(claim.invoice.number(), each.step().level(), asked(claim, now)));
        became(claim, digest.day, each.step().level(), "taken");
        claim.underWay = false;
        claim.steps.add(
            new TakenStep(claim.policy.steps().indexOf(each.step()), digest.day, digest));
        claim.coveredSince = null;
        claim.unreadySince = null;
        claim.unallocated = false;
        claim.leftOutOn = null;
      }
    }
    if (!lines.isEmpty()) {
      digest.sent = true;
      messages.add(
          new Message(
              digest.customer.id,
              digest.contact,
              address(digest),
              digest.day,
              demand ? "demand" : "courtesy",
              now,
              lines));
    }
  }

  /** The address at the moment at which the message is sent. */
  private static String address(Digest digest) {
    return String.valueOf(digest.customer.people.email(digest.contact));
  }

  private @Nullable String whyNotOwed(Asked each, Digest digest, Instant now) {
    Claim claim = each.claim();
    long open = open(claim, now);
    if (open == 0) {
      return book.isReversed(claim.invoice.number(), now) ? "reversed" : "settled";
    }
    if (claim.dueOn.isAfter(each.dueOn())) {
      return "put-off";
    }
    if (held(claim, now) == open) {
      return "on-hold";
    }
    if (asked(claim, now) == 0) {
      return "covered";
    }
    long together =
        digest.asked.stream()
            .map(Asked::claim)
            .filter(one -> sameAccount(one, claim))
            .filter(one -> isOverdue(one, digest) == isOverdue(claim, digest))
            .mapToLong(one -> asked(one, now))
            .sum();
    long overdue =
        claims.values().stream()
            .filter(one -> sameAccount(one, claim))
            .filter(one -> isOverdue(one, digest))
            .mapToLong(one -> asked(one, now))
            .sum();
    long minimum = claim.policy.minimumOf(each.step(), claim.invoice.currency());
    if (Math.max(together, overdue) < minimum) {
      return "below-minimum";
    }
    return isOpen(claim, now) ? null : "chasing-closed";
  }

  private static boolean isOverdue(Claim claim, Digest digest) {
    return claim.dueOn.isBefore(digest.day);
  }

  private static boolean sameAccount(Claim one, Claim other) {
    return one.customer == other.customer
        && one.invoice.currency().equals(other.invoice.currency());
  }

  /**
   * The amount asked for: open, not on hold and not covered. Unapplied money covers the claims of
   * the account that are due first; money for a contract covers only its invoices, and goes before
   * other money.
   */
  private long asked(Claim claim, Instant now) {
    Map<Claim, Long> left = new LinkedHashMap<>();
    claims.values().stream()
        .filter(one -> sameAccount(one, claim))
        .sorted(
            Comparator.comparing((Claim one) -> one.dueOn)
                .thenComparing(one -> one.invoice.number()))
        .forEach(one -> left.put(one, open(one, now) - held(one, now)));
    for (boolean bound : new boolean[] {true, false}) {
      for (Fact.Credit credit : book.credits()) {
        if (credit.customer().equals(claim.invoice.customer())
            && credit.currency().equals(claim.invoice.currency())
            && !credit.kind().equals("writeOff")
            && (credit.contract() != null) == bound) {
          cover(credit, left, now);
        }
      }
    }
    return left.getOrDefault(claim, 0L);
  }

  private void cover(Fact.Credit credit, Map<Claim, Long> left, Instant now) {
    long money = book.sum(credit.number(), now);
    for (Map.Entry<Claim, Long> each : left.entrySet()) {
      String contract = each.getKey().invoice.contract();
      if (credit.contract() == null || credit.contract().equals(contract)) {
        long part = Math.min(money, each.getValue());
        money -= part;
        each.setValue(each.getValue() - part);
      }
    }
  }

  /**
   * Whether a cap forbids the message. A person, who is a mail address, gets one a day; contact,
   * person and customer get at most so many a week.
   */
  private boolean isCapped(Digest digest) {
    List<Message> week =
        messages.stream()
            .filter(each -> each.day().isAfter(digest.day.minusDays(7)))
            .filter(each -> !each.day().isAfter(digest.day))
            .toList();
    List<Message> ofCustomer =
        week.stream().filter(each -> each.customer().equals(digest.customer.id)).toList();
    long ofContact =
        ofCustomer.stream().filter(each -> each.contact().equals(digest.contact)).count();
    String address = address(digest);
    List<Message> ofPerson = week.stream().filter(each -> each.address().equals(address)).toList();
    return ofContact >= digest.mostInWeek
        || ofPerson.size() >= digest.mostInWeek
        || ofPerson.stream().anyMatch(each -> each.day().equals(digest.day))
        || ofCustomer.size() >= PlainPolicy.MOST_IN_WEEK_OF_CUSTOMER;
  }

  /**
   * Leaves a claim out. Its step is still to be taken: on the next contact day, or after five
   * working days.
   */
  private void leaveOut(Asked asked, LocalDate day, String reason) {
    Claim claim = asked.claim();
    claim.underWay = false;
    leftOut.add(new LeftOut(claim.invoice.number(), day, asked.step().level(), reason));
    became(claim, day, asked.step().level(), reason);
    PlainCalendar calendar = PlainCalendar.of(claim.customer.country);
    boolean lasts = reason.equals("below-minimum");
    if (!reason.equals("covered")) {
      claim.coveredSince = null;
    } else if (claim.policy.allocateWithin() != null) {
      claim.coveredSince = claim.coveredSince == null ? day : claim.coveredSince;
      LocalDate task = calendar.workingDaysAfter(claim.coveredSince, claim.policy.allocateWithin());
      claim.unallocated |= !day.isBefore(task);
      lasts = claim.unallocated;
    }
    claim.leftOutOn = day;
    claim.waits = lasts ? 5 : 0;
  }
}
