package huikuan.standalone.chasing;

import huikuan.standalone.chasing.Fact.Against;
import huikuan.standalone.chasing.Fact.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a company of its own, drawn from a seed: two customers with their documents, holds,
 * people and moves, and the company's statements. Facts come at three of six times of a day; some
 * of these times lie between a request and its message.
 */
final class History {

  /** A Monday, two weeks before the Spring Festival. */
  static final LocalDate FIRST = LocalDate.of(2026, 2, 2);

  private static final ZoneId SHANGHAI = PlainBook.COMPANY;
  private static final List<LocalTime> TIMES =
      List.of(
          LocalTime.of(0, 30),
          LocalTime.of(1, 5),
          LocalTime.of(6, 0),
          LocalTime.of(7, 5),
          LocalTime.of(12, 0),
          LocalTime.of(17, 5));

  /** The times at which no message is being gathered. */
  private static final List<LocalTime> QUIET_TIMES =
      List.of(LocalTime.of(6, 0), LocalTime.of(12, 0));

  private static final List<String> CUSTOMERS = List.of("C1", "C2");
  private static final List<String> CONTRACTS = List.of("A", "B");

  private record Place(ZoneId zone, String country) {}

  private static final List<Place> PLACES =
      List.of(
          new Place(SHANGHAI, "CN"),
          new Place(ZoneId.of("Europe/Berlin"), "DE"),
          new Place(ZoneId.of("America/Los_Angeles"), "US"));

  /** The kinds of facts in histories. A history with fewer kinds is easier to read. */
  enum Feature {
    HOLDS,
    PLACES,
    PEOPLE,
    COMPANY,
    BOUNCES,
    POLICIES,

    /** Policies of several times of day. */
    TIMES
  }

  private final long seed;
  private final int days;
  private final Random random;
  private final Set<Feature> features;
  private final List<Fact> facts = new ArrayList<>();
  private final List<PlainPolicy> policies = new ArrayList<>();
  private final PlainBook book = new PlainBook();
  private final List<Fact.Customer> customers = new ArrayList<>();
  private final Set<String> touched = new HashSet<>();
  private final List<PlainPolicy> drafts = new ArrayList<>();
  private final Map<String, Integer> versions = new HashMap<>();
  private int numbers;
  private boolean open;
  private @Nullable LocalDate openFrom;
  private boolean stating;

  private History(long seed, int days, Set<Feature> features) {
    this.seed = seed;
    this.days = days;
    this.random = new Random(seed * 7919 + 17);
    this.features = features;
  }

  static History of(long seed, int days, Set<Feature> features) {
    History history = new History(seed, days, features);
    history.draw();
    return history;
  }

  String company() {
    return "H" + seed;
  }

  /** The facts, in the order in which they are told. */
  List<Fact> facts() {
    return facts;
  }

  List<PlainPolicy> policies() {
    return policies;
  }

  static Instant end(int days) {
    return FIRST.plusDays(days).atTime(LocalTime.of(23, 0)).toInstant(ZoneOffset.UTC);
  }

  private boolean has(Feature feature) {
    return features.contains(feature);
  }

  private boolean in(int times) {
    return random.nextInt(times) == 0;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private void draw() {
    drawPolicies();
    Instant first = at(FIRST, TIMES.getFirst());
    for (String customer : CUSTOMERS) {
      Place place = has(Feature.PLACES) ? one(PLACES) : PLACES.getFirst();
      add(
          new Fact.Customer(
              first, customer, place.zone(), place.country(), drawClass(), drawPeople(customer)));
    }
    open = !has(Feature.COMPANY) || !in(6);
    if (open) {
      add(new Fact.Chasing(first, day(first)));
    }
    stating = has(Feature.COMPANY) && in(3);
    for (int i = 0; i < days; i++) {
      LocalDate day = FIRST.plusDays(i);
      for (int time = i % 2; time < TIMES.size(); time += 2) {
        touched.clear();
        happen(at(day, TIMES.get(time)), QUIET_TIMES.contains(TIMES.get(time)));
      }
    }
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).toInstant(ZoneOffset.UTC);
  }

  /** The day at the company. */
  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, SHANGHAI);
  }

  private void add(Fact fact) {
    facts.add(fact);
    book.add(fact);
    if (fact instanceof Fact.Customer it) {
      customers.removeIf(each -> each.customer().equals(it.customer()));
      customers.add(it);
      customers.sort(Comparator.comparing(Fact.Customer::customer));
    }
  }

  /**
   * Draws the facts of a moment: customers, then documents, then holds, then the company's
   * statements.
   */
  private void happen(Instant now, boolean quiet) {
    if (quiet && in(24)) {
      changeCustomer(now);
    }
    if (in(3)) {
      invoice(now);
    }
    if (in(13)) {
      pay(now);
    }
    if (in(22)) {
      creditNote(now);
    }
    if (in(30)) {
      onAccount(now);
    }
    if (in(22)) {
      allocate(now);
    }
    if (in(22)) {
      reverse(now);
    }
    if (has(Feature.BOUNCES) && quiet && in(20)) {
      add(new Fact.Bounce(now, one(customers).customer()));
    }
    if (has(Feature.HOLDS)) {
      hold(now);
    }
    if (has(Feature.COMPANY)) {
      say(now);
    }
    if (has(Feature.POLICIES)) {
      changePolicies(now);
    }
  }

  // Policies

  private void drawPolicies() {
    if (!has(Feature.POLICIES)) {
      return;
    }
    for (int i = 0; i < 3; i++) {
      policies.add(drawPolicy("h" + seed + "-" + i, FIRST.plusDays(i * 9L)));
    }
  }

  private PlainPolicy drawPolicy(String id, LocalDate from) {
    String scope = one(List.of("companies", "classes", "customers", "contracts"));
    String what =
        switch (scope) {
          case "companies" -> company();
          case "classes" -> company() + ".key";
          case "customers" -> company() + "." + one(CUSTOMERS);
          default -> company() + "." + one(CONTRACTS);
        };
    return drawPolicy(id, scope, what, from);
  }

  /** Draws a draft of a policy, which may be approved later, or never. */
  private void changePolicies(Instant now) {
    if (!drafts.isEmpty() && in(4)) {
      add(new Fact.Approval(now, drafts.removeFirst()));
      drafts.clear();
    }
    if (in(12)) {
      String id = "h" + seed + "-" + random.nextInt(4);
      int version = 1 + versions.getOrDefault(id, id.endsWith("-3") ? 0 : 1);
      versions.put(id, version);
      LocalDate from = day(now).plusDays(random.nextInt(8));
      PlainPolicy draft = drawPolicy(id, from).withId(id, version, from);
      add(new Fact.Draft(now, draft));
      drafts.clear();
      drafts.add(draft);
    }
  }

  private PlainPolicy drawPolicy(String id, String scope, String what, LocalDate from) {
    int first = 1 + random.nextInt(5);
    int second = first + 3 + random.nextInt(6);
    int demand = second + 3 + random.nextInt(6);
    int escalation = demand + 5 + random.nextInt(6);
    return new PlainPolicy(
        id,
        1,
        scope,
        List.of(what),
        from,
        LocalTime.of(9, 0).plusMinutes(has(Feature.TIMES) ? 15L * random.nextInt(4) : 0),
        10,
        3,
        4 + random.nextInt(4),
        random.nextInt(4),
        1 + random.nextInt(5),
        in(2) ? PlainPolicy.MINIMUM : PlainPolicy.noMinimum(),
        in(3) ? null : 2 + random.nextInt(5),
        in(3) ? null : 10 + random.nextInt(20),
        PlainPolicy.steps(
            first,
            second,
            demand,
            escalation,
            3 + random.nextInt(4),
            3 + random.nextInt(5),
            5 + random.nextInt(4)));
  }

  private @Nullable String drawClass() {
    return has(Feature.POLICIES) && in(2) ? "key" : null;
  }

  // Customers

  private List<Person> drawPeople(String customer) {
    String mail = "@" + customer + "." + company() + ".example";
    if (!has(Feature.PEOPLE)) {
      return List.of(new Person("p1", "paymentResponsible", "p1" + mail, null, null));
    }
    List<Person> people = new ArrayList<>();
    if (in(2)) {
      people.add(new Person("p0", "paymentResponsible", "p0" + mail, null, null));
    }
    for (int i = 1; i <= 3; i++) {
      if (!in(3)) {
        String role = in(4) ? "decisionMaker" : "paymentResponsible";
        LocalDate from = in(2) ? null : FIRST.plusDays(random.nextInt(days));
        LocalDate to = in(2) ? null : FIRST.plusDays(random.nextInt(days));
        boolean dated = from == null || to == null || !to.isBefore(from);
        String address = "p" + i + (in(5) ? "x" : "") + mail;
        people.add(new Person("p" + i, role, in(8) ? null : address, from, dated ? to : null));
      }
    }
    return people;
  }

  /** Nobody is removed: who isn't named any more has left, and all keep their places. */
  private static List<Person> after(List<Person> before, List<Person> drawn) {
    Map<String, Person> people = new LinkedHashMap<>();
    before.forEach(each -> people.put(each.id(), each.gone()));
    drawn.forEach(each -> people.put(each.id(), each));
    return List.copyOf(people.values());
  }

  private void changeCustomer(Instant now) {
    Fact.Customer before = one(customers);
    Place place = new Place(before.zone(), before.country());
    if (has(Feature.PLACES) && in(2)) {
      place = one(PLACES);
    }
    List<Person> people =
        has(Feature.PEOPLE) && in(2)
            ? after(before.people(), drawPeople(before.customer()))
            : before.people();
    add(
        new Fact.Customer(
            now, before.customer(), place.zone(), place.country(), drawClass(), people));
  }

  // Documents

  private String number(String prefix) {
    return "%s%04d".formatted(prefix, ++numbers);
  }

  private void invoice(Instant now) {
    Fact.Customer customer = one(customers);
    LocalDate posted = day(now).plusDays(in(6) ? 1 + random.nextInt(6) : -random.nextInt(3));
    // Some become known long after they were due.
    LocalDate due = in(5) ? posted : posted.plusDays(random.nextInt(25));
    if (in(3)) {
      posted = day(now).minusDays(20 + random.nextInt(40));
      due = posted.plusDays(random.nextInt(15));
    }
    long amount =
        switch (random.nextInt(8)) {
          case 0, 1 -> 20_00 + random.nextInt(70_00);
          case 2, 3, 4 -> 300_00 + random.nextInt(900_00);
          case 5, 6 -> 1_000_00 + random.nextInt(4_000_00);
          default -> 50_000_00 + random.nextInt(9_000_00);
        };
    String currency = one(List.of("CNY", "CNY", "EUR", "USD"));
    String contract = in(2) ? one(CONTRACTS) : null;
    add(
        new Fact.Invoice(
            now, customer.customer(), currency, number("F"), posted, due, amount, contract));
  }

  /** The open invoices that count already, and to which nothing else happens at this moment. */
  private List<Fact.Invoice> openInvoices(Instant now) {
    return book.invoices().stream()
        .filter(each -> !PlainBook.effective(each.at(), each.postedOn()).isAfter(now))
        .filter(each -> each.at().isBefore(now))
        .filter(each -> !touched.contains(each.number()))
        .filter(each -> book.sum(each.number(), Instant.MAX) > 0)
        .toList();
  }

  private long part(long of) {
    return in(2) ? of : 1 + random.nextLong(of);
  }

  private void pay(Instant now) {
    List<Fact.Invoice> open = openInvoices(now);
    if (open.isEmpty()) {
      return;
    }
    Fact.Invoice invoice = one(open);
    List<Against> against = new ArrayList<>();
    long amount = 0;
    for (Fact.Invoice each : open) {
      boolean same =
          each.customer().equals(invoice.customer()) && each.currency().equals(invoice.currency());
      if (same && (each == invoice || in(5))) {
        long part = part(book.sum(each.number(), Instant.MAX));
        against.add(new Against(each.number(), part));
        touched.add(each.number());
        amount += part;
      }
    }
    long rest = in(5) ? 1 + random.nextInt(2_000_00) : 0;
    // A credit dated ahead leaves its invoices open until its day.
    LocalDate posted = day(now).plusDays(in(8) ? 1 + random.nextInt(5) : 0);
    add(
        new Fact.Credit(
            now,
            "receipt",
            invoice.customer(),
            invoice.currency(),
            number("R"),
            posted,
            amount + rest,
            null,
            against));
  }

  private void creditNote(Instant now) {
    List<Fact.Invoice> open = openInvoices(now);
    if (open.isEmpty()) {
      return;
    }
    Fact.Invoice invoice = one(open);
    long amount = part(book.sum(invoice.number(), Instant.MAX));
    touched.add(invoice.number());
    add(
        new Fact.Credit(
            now,
            in(4) ? "writeOff" : "creditNote",
            invoice.customer(),
            invoice.currency(),
            number("K"),
            day(now),
            amount,
            null,
            List.of(new Against(invoice.number(), amount))));
  }

  private void onAccount(Instant now) {
    Fact.Customer customer = one(customers);
    String currency = one(List.of("CNY", "CNY", "EUR", "USD"));
    long amount = in(12) ? 30_000_00 + random.nextInt(30_000_00) : 1 + random.nextInt(3_000_00);
    add(
        new Fact.Credit(
            now,
            in(4) ? "creditNote" : "receipt",
            customer.customer(),
            currency,
            number("U"),
            day(now),
            amount,
            in(3) ? one(CONTRACTS) : null,
            List.of()));
  }

  private List<Fact.Credit> credits(Instant now) {
    return book.credits().stream()
        .filter(each -> !PlainBook.effective(each.at(), each.postedOn()).isAfter(now))
        .filter(each -> each.at().isBefore(now) && !book.isReversed(each.number()))
        .filter(each -> !touched.contains(each.number()))
        .filter(
            each ->
                book.standsAgainst(each.number()).stream()
                    .noneMatch(one -> touched.contains(one.invoice())))
        .toList();
  }

  /** Sets money on account against an invoice. */
  private void allocate(Instant now) {
    List<Fact.Credit> unapplied =
        credits(now).stream().filter(each -> book.standsAgainst(each.number()).isEmpty()).toList();
    if (unapplied.isEmpty()) {
      return;
    }
    Fact.Credit credit = one(unapplied);
    List<Fact.Invoice> open =
        openInvoices(now).stream()
            .filter(each -> each.customer().equals(credit.customer()))
            .filter(each -> each.currency().equals(credit.currency()))
            .filter(each -> credit.contract() == null || credit.contract().equals(each.contract()))
            .toList();
    if (open.isEmpty()) {
      return;
    }
    Fact.Invoice invoice = one(open);
    long amount = Math.min(credit.amount(), book.sum(invoice.number(), Instant.MAX));
    touched.add(invoice.number());
    touched.add(credit.number());
    add(
        new Fact.Allocation(
            now,
            credit.customer(),
            credit.currency(),
            number("A"),
            day(now),
            credit.kind(),
            credit.number(),
            List.of(new Against(invoice.number(), amount))));
  }

  private void reverse(Instant now) {
    List<Fact.Credit> credits = credits(now);
    if (!credits.isEmpty() && !in(4)) {
      Fact.Credit credit = one(credits);
      book.standsAgainst(credit.number()).forEach(each -> touched.add(each.invoice()));
      touched.add(credit.number());
      add(
          new Fact.Reversal(
              now,
              credit.customer(),
              credit.currency(),
              number("X"),
              day(now),
              credit.kind(),
              credit.number()));
      return;
    }
    List<Fact.Invoice> invoices =
        book.invoices().stream()
            .filter(each -> !PlainBook.effective(each.at(), each.postedOn()).isAfter(now))
            .filter(each -> each.at().isBefore(now) && !touched.contains(each.number()))
            .filter(each -> !book.isReversed(each.number()))
            .filter(each -> book.credits().stream().noneMatch(one -> isAhead(one, each, now)))
            .toList();
    if (!invoices.isEmpty()) {
      Fact.Invoice invoice = one(invoices);
      touched.add(invoice.number());
      add(
          new Fact.Reversal(
              now,
              invoice.customer(),
              invoice.currency(),
              number("X"),
              day(now),
              "invoice",
              invoice.number()));
    }
  }

  /**
   * Whether an invoice has a write-off, or a credit that is dated ahead or has just been changed.
   * Such an invoice is not reversed: the outcome for these credits is not defined.
   */
  private boolean isAhead(Fact.Credit credit, Fact.Invoice invoice, Instant now) {
    boolean ahead = PlainBook.effective(credit.at(), credit.postedOn()).isAfter(now);
    boolean changed = touched.contains(credit.number());
    return (ahead || changed || credit.kind().equals("writeOff"))
        && book.standsAgainst(credit.number()).stream()
            .anyMatch(one -> one.invoice().equals(invoice.number()));
  }

  // Holds

  private void hold(Instant now) {
    List<Fact.Invoice> open =
        openInvoices(now).stream().filter(each -> book.sum(each.number(), now) > 0).toList();
    if (!open.isEmpty() && in(15)) {
      Fact.Invoice invoice = one(open);
      LocalDate until = today(invoice.customer(), now).plusDays(random.nextInt(12));
      Long amount = in(2) ? null : Long.valueOf(part(invoice.amount()));
      add(new Fact.HoldClaim(now, invoice.number(), until, amount));
    }
    if (!open.isEmpty() && in(30)) {
      add(new Fact.ResumeClaim(now, one(open).number()));
    }
    if (in(80)) {
      Fact.Customer customer = one(customers);
      LocalDate until = today(customer.customer(), now).plusDays(random.nextInt(10));
      add(new Fact.HoldCustomer(now, customer.customer(), until));
    }
    if (in(80)) {
      add(new Fact.ResumeCustomer(now, one(customers).customer()));
    }
  }

  private LocalDate today(String customer, Instant now) {
    return customers.stream()
        .filter(each -> each.customer().equals(customer))
        .map(each -> LocalDate.ofInstant(now, each.zone()))
        .findFirst()
        .orElseThrow();
  }

  // The company

  /** Whether chasing opens on a day that has not come. */
  private boolean isToCome(Instant now) {
    return openFrom != null && openFrom.isAfter(day(now));
  }

  private void say(Instant now) {
    if (in(open ? 80 : 16)) {
      open = true;
      openFrom = day(now).plusDays(in(2) ? 0 : random.nextInt(6));
      add(new Fact.Chasing(now, openFrom));
    } else if (isToCome(now) && in(4)) {
      // Another day than the named one, which may be earlier, or none.
      openFrom = in(3) ? null : day(now).plusDays(random.nextInt(6));
      open = openFrom != null;
      add(new Fact.Chasing(now, openFrom));
    } else if (open && in(60)) {
      open = false;
      openFrom = null;
      add(new Fact.Chasing(now, null));
    }
    if (stating && in(2)) {
      LocalDate today = day(now);
      LocalDate through = in(8) ? today : PlainCalendar.of("CN").workingDaysBefore(today, 1);
      add(new Fact.Receipts(now, through.minusDays(in(8) ? 1 : 0)));
    }
  }
}
