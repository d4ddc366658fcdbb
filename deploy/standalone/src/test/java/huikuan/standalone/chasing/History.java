package huikuan.standalone.chasing;

import huikuan.standalone.chasing.Fact.Against;
import huikuan.standalone.chasing.Fact.Person;
import java.time.DayOfWeek;
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
import java.util.stream.Stream;
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
  private static final Map<String, List<String>> CONTRACTS =
      Map.of("C1", List.of("A", "B"), "C2", List.of("C", "D"));

  private static final List<String> KINDS =
      List.of("signedDeliveryNote", "acceptanceReport", "invoiceCopy");

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

    /** Evidence, the invoice's way, and people who are confirmed. */
    READINESS,

    /** Milestones, and what has to hold before chasing starts. */
    CONTRACTS,

    /** Deputies, accounts payable, people of a contract or a payer. */
    ASKED,

    /** How customers pay. */
    RUNS,

    /** The days and hours at which people may be written to, in zones of their own. */
    WINDOWS,

    /** Due dates that are put off. */
    EXTENSIONS,

    /** Policies of several times of day. */
    TIMES,

    /** Promises to pay. */
    PROMISES,

    /** Disputes, and the documents by which they are settled. */
    DISPUTES,

    /** Plans, discounts and settlements. */
    CONCESSIONS,

    /** Steps that people pass, and claims that they move to another policy. */
    STEPS,

    /** Portfolios, hand-overs, talks, and the days to follow up. */
    PORTFOLIOS
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
  private final Map<String, PlainPeople> people = new HashMap<>();
  private final Map<String, Fact.Contract> contracts = new LinkedHashMap<>();
  private final Set<String> reached = new HashSet<>();
  private final Map<Fact.Subject, List<Integer>> evidence = new LinkedHashMap<>();
  private final Map<Fact.Subject, Integer> pieces = new HashMap<>();
  private final Map<String, Fact.Way> ways = new HashMap<>();
  private final Map<String, Integer> authorisations = new HashMap<>();
  private final PlainAgreements agreements = new PlainAgreements(book);
  private final AgreementDraws draws;
  private final CollectingDraws collecting;
  private PlainReadiness.Company company = new PlainReadiness.Company(List.of(), 90);
  private int numbers;
  private boolean open;
  private @Nullable LocalDate openFrom;
  private boolean stating;

  private History(long seed, int days, Set<Feature> features) {
    this.seed = seed;
    this.days = days;
    this.random = new Random(seed * 7919 + 17);
    this.features = features;
    this.draws = new AgreementDraws(this, agreements, random);
    this.collecting = new CollectingDraws(this, seed);
    agreements.agreed.tell(this::add);
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

  PlainAgreements agreements() {
    return agreements;
  }

  PlainBook book() {
    return book;
  }

  Fact.Customer customer(String id) {
    return customers.stream().filter(each -> each.customer().equals(id)).findFirst().orElseThrow();
  }

  /** The evidence that the company requires. */
  PlainReadiness.Company requires() {
    return company;
  }

  static Instant end(int days) {
    return FIRST.plusDays(days).atTime(LocalTime.of(23, 0)).toInstant(ZoneOffset.UTC);
  }

  boolean has(Feature feature) {
    return features.contains(feature);
  }

  boolean in(int times) {
    return random.nextInt(times) == 0;
  }

  <T> T one(List<T> of) {
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
    if (has(Feature.PORTFOLIOS)) {
      collecting.begin(first, CUSTOMERS);
    }
    drawCompany();
    drawContracts(first);
    CUSTOMERS.forEach(customer -> drawPayer(first, customer));
    if (has(Feature.READINESS)) {
      CUSTOMERS.forEach(
          customer -> people(customer).all().forEach(each -> drawConfirmed(first, customer, each)));
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
        agreements.advance(at(day, TIMES.get(time)));
        happen(at(day, TIMES.get(time)), QUIET_TIMES.contains(TIMES.get(time)));
        agreements.show(company());
      }
    }
    agreements.advance(end(days));
    agreements.show(company());
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).toInstant(ZoneOffset.UTC);
  }

  /** The day at the company. */
  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, SHANGHAI);
  }

  void add(Fact fact) {
    facts.add(fact);
    book.add(fact);
    agreements.add(fact);
    if (fact instanceof Fact.Customer it) {
      customers.removeIf(each -> each.customer().equals(it.customer()));
      customers.add(it);
      customers.sort(Comparator.comparing(Fact.Customer::customer));
      people(it.customer()).add(fact);
    }
    switch (fact) {
      case Fact.Contact it -> people(it.customer()).add(it);
      case Fact.Confirmed it -> people(it.customer()).add(it);
      case Fact.Payer it -> people(it.customer()).add(it);
      case Fact.Contract it -> contracts.put(it.contract(), it);
      case Fact.Way it -> ways.put(it.invoice(), it);
      default -> {}
    }
  }

  private PlainPeople people(String customer) {
    return people.computeIfAbsent(customer, none -> new PlainPeople());
  }

  /**
   * Draws the facts of a moment: customers, then documents, then holds, then the company's
   * statements.
   */
  private void happen(Instant now, boolean quiet) {
    if (quiet && in(24)) {
      changeCustomer(now);
    }
    if (quiet && has(Feature.ASKED) && in(12)) {
      changeContact(now);
    }
    if (has(Feature.CONTRACTS)) {
      changeContracts(now);
    }
    if (has(Feature.RUNS) && in(30)) {
      add(new Fact.Paying(now, one(customers).customer(), in(6) ? null : drawRuns(now)));
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
    if (has(Feature.EXTENSIONS) && in(16)) {
      extend(now);
    }
    if (has(Feature.BOUNCES) && quiet && in(20)) {
      add(new Fact.Bounce(now, one(customers).customer()));
    }
    if (has(Feature.HOLDS)) {
      hold(now);
    }
    draws.happen(now);
    if (has(Feature.COMPANY)) {
      say(now);
    }
    if (has(Feature.POLICIES)) {
      changePolicies(now);
    }
    if (has(Feature.READINESS)) {
      prove(now);
    }
    if (has(Feature.PORTFOLIOS)) {
      collecting.happen(now, customers);
    }
    if (has(Feature.STEPS)) {
      List<Fact.Invoice> open = openInvoices(now);
      if (!open.isEmpty() && in(12)) {
        add(new Fact.Skip(now, one(open).number()));
      }
      if (!open.isEmpty() && in(12)) {
        add(new Fact.Move(now, one(open).number(), random.nextInt(100)));
      }
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
          default -> company() + "." + one(CONTRACTS.get(one(CUSTOMERS)));
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
        has(Feature.READINESS) && !in(4) ? 1 + random.nextInt(8) : null,
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
      Person only = new Person("p1", "paymentResponsible", "p1" + mail, null, null);
      return List.of(has(Feature.WINDOWS) ? drawWindows(only) : only);
    }
    List<Person> people = new ArrayList<>();
    List<String> later = new ArrayList<>();
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
        later.add("p" + i);
      }
    }
    List<Person> more =
        has(Feature.ASKED)
            ? people.stream().map(each -> drawMore(each, customer, later)).toList()
            : people;
    return has(Feature.WINDOWS) ? more.stream().map(this::drawWindows).toList() : more;
  }

  /**
   * Draws the contract, the role and the deputy, who comes later in the list, so never in a circle.
   */
  private Person drawMore(Person person, String customer, List<String> all) {
    List<String> deputies = all.stream().filter(each -> each.compareTo(person.id()) > 0).toList();
    LocalDate away = FIRST.plusDays(random.nextInt(days));
    String deputy = deputies.isEmpty() || in(4) ? null : one(deputies);
    return new Person(
        person.id(),
        in(4) ? "accountsPayable" : person.role(),
        person.email(),
        person.validFrom(),
        person.validTo(),
        in(3) ? one(CONTRACTS.get(customer)) : null,
        null,
        in(2) ? new Fact.Absence(away, away.plusDays(random.nextInt(20)), deputy) : null,
        null,
        null);
  }

  private Person drawWindows(Person person) {
    if (in(2)) {
      return person;
    }
    List<DayOfWeek> days =
        Stream.of(DayOfWeek.values()).filter(each -> each.getValue() < 6 && in(2)).toList();
    List<String> hours =
        one(
            List.of(
                List.of("14:00/16:00"),
                List.of("09:00/12:00"),
                List.of("10:00/10:30", "15:00/17:00")));
    return new Person(
        person.id(),
        person.role(),
        person.email(),
        person.validFrom(),
        person.validTo(),
        person.contract(),
        person.party(),
        person.absence(),
        days.isEmpty() ? null : new Fact.Windows(days, hours),
        in(2) ? null : one(PLACES).zone());
  }

  /** Changes one contact alone, as one of us does. */
  private void changeContact(Instant now) {
    String customer = one(CUSTOMERS);
    List<Person> all = people(customer).all();
    if (all.isEmpty()) {
      return;
    }
    Person before = one(all);
    Person drawn = drawMore(before, customer, all.stream().map(Person::id).toList());
    String mail = before.id() + one(List.of("", "x", "y")) + "@" + customer + "." + company();
    add(
        new Fact.Contact(
            now,
            customer,
            new Person(
                before.id(),
                before.party() == null ? drawn.role() : before.role(),
                in(3) ? mail + ".example" : before.email(),
                null,
                in(3) ? day(now).plusDays(random.nextInt(20)) : null,
                before.party() == null ? drawn.contract() : null,
                before.party(),
                drawn.absence(),
                null,
                null)));
  }

  /** Draws a company that pays for a customer, and its contact. */
  private void drawPayer(Instant now, String customer) {
    if (!has(Feature.ASKED) || in(2)) {
      return;
    }
    add(payer(now, customer));
    String mail = "q1@" + customer + "." + company() + ".example";
    add(
        new Fact.Contact(
            now,
            customer,
            new Person(
                "q1", "paymentResponsible", mail, null, null, null, "hq", null, null, null)));
  }

  private Fact.Payer payer(Instant now, String customer) {
    LocalDate from = in(2) ? null : FIRST.plusDays(random.nextInt(days));
    LocalDate to = in(2) ? null : day(now).plusDays(random.nextInt(days));
    List<String> known = CONTRACTS.get(customer).stream().filter(contracts::containsKey).toList();
    String contract = !known.isEmpty() && in(2) ? one(known) : null;
    boolean dated = from == null || to == null || !to.isBefore(from);
    return new Fact.Payer(
        now, customer, "hq", contract, from, dated ? to : null, authorisations.get(customer));
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
    if (has(Feature.PLACES) && !draws.areDrawn() && in(2)) {
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
    String contract = in(2) ? one(CONTRACTS.get(customer.customer())) : null;
    String currency =
        contract != null && contracts.containsKey(contract)
            ? contracts.get(contract).currency()
            : one(List.of("CNY", "CNY", "EUR", "USD"));
    add(
        new Fact.Invoice(
            now, customer.customer(), currency, number("F"), posted, due, amount, contract));
  }

  /** Nothing else happens to an item at this moment. */
  void touch(String item) {
    touched.add(item);
  }

  /** The open invoices that count already, and to which nothing else happens at this moment. */
  List<Fact.Invoice> openInvoices(Instant now) {
    return book.invoices().stream()
        .filter(each -> !PlainBook.effective(each.at(), each.postedOn()).isAfter(now))
        .filter(each -> each.at().isBefore(now))
        .filter(each -> !touched.contains(each.number()))
        .filter(each -> book.sum(each.number(), Instant.MAX) > 0)
        .toList();
  }

  long part(long of) {
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
        touch(each.number());
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
    touch(invoice.number());
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
            in(3) ? one(CONTRACTS.get(customer.customer())) : null,
            List.of()));
  }

  private List<Fact.Credit> credits(Instant now) {
    return book.credits().stream()
        .filter(each -> !PlainBook.effective(each.at(), each.postedOn()).isAfter(now))
        .filter(each -> each.at().isBefore(now) && !book.isReversed(each.number()))
        .filter(each -> agreements.agreed.askerOf(each.number()) == null)
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
    touch(invoice.number());
    touch(credit.number());
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
      book.standsAgainst(credit.number()).forEach(each -> touch(each.invoice()));
      touch(credit.number());
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
      touch(invoice.number());
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

  /** Puts off a due date. */
  private void extend(Instant now) {
    List<Fact.Invoice> open =
        openInvoices(now).stream().filter(each -> book.sum(each.number(), now) > 0).toList();
    if (open.isEmpty()) {
      return;
    }
    Fact.Invoice invoice = one(open);
    LocalDate due = book.dueOn(invoice.number(), now).plusDays(1 + random.nextInt(30));
    // The ledger refuses one that counts only after its own due date.
    if (due.isBefore(day(now))) {
      return;
    }
    touch(invoice.number());
    add(
        new Fact.Extension(
            now,
            invoice.customer(),
            invoice.currency(),
            number("E"),
            day(now),
            invoice.number(),
            due));
  }

  // Contracts

  private void drawContracts(Instant now) {
    if (!has(Feature.CONTRACTS) && !has(Feature.READINESS)) {
      return;
    }
    for (String customer : CUSTOMERS) {
      for (String contract : CONTRACTS.get(customer)) {
        if (!in(4)) {
          add(drawContract(now, customer, contract));
        }
      }
    }
  }

  private Fact.Contract drawContract(Instant now, String customer, String contract) {
    List<Fact.Milestone> milestones = new ArrayList<>();
    boolean amounts = !in(4);
    for (int i = 1; has(Feature.CONTRACTS) && i <= 1 + random.nextInt(4); i++) {
      Long amount = amounts ? 200_00L + random.nextInt(4_000_00) : null;
      LocalDate planned = in(3) ? null : FIRST.plusDays(random.nextInt(days + 10) - 5);
      LocalDate told = in(2) ? day(now).minusDays(random.nextInt(9)) : null;
      LocalDate accepted = told == null || in(4) ? null : told;
      milestones.add(new Fact.Milestone("M" + i, amount, planned, told, accepted));
    }
    List<String> requires = has(Feature.READINESS) && in(2) ? drawKinds() : List.of();
    String currency = one(List.of("CNY", "EUR"));
    return new Fact.Contract(
        now, contract, customer, currency, in(3), milestones, drawStarts(milestones), requires);
  }

  private List<Fact.Start> drawStarts(List<Fact.Milestone> milestones) {
    List<Fact.Start> starts = new ArrayList<>();
    if (has(Feature.CONTRACTS) && in(4)) {
      starts.add(new Fact.Start(FIRST.plusDays(random.nextInt(days)), null, null));
    }
    if (has(Feature.CONTRACTS) && in(4)) {
      starts.add(new Fact.Start(null, 500_00L + random.nextInt(3_000_00), null));
    }
    if (!milestones.isEmpty() && in(4)) {
      starts.add(new Fact.Start(null, null, one(milestones).id()));
    }
    return starts;
  }

  private void changeContracts(Instant now) {
    List<Fact.Contract> all =
        contracts.values().stream().filter(each -> !each.milestones().isEmpty()).toList();
    if (all.isEmpty()) {
      return;
    }
    Fact.Contract contract = one(all);
    Fact.Milestone milestone = one(contract.milestones());
    String id = contract.contract() + "/" + milestone.id();
    if (in(18)) {
      LocalDate on = day(now).minusDays(random.nextInt(3));
      reached.add(id);
      add(new Fact.Reached(now, contract.contract(), milestone.id(), on, in(3) ? null : day(now)));
    } else if (reached.contains(id) && in(12)) {
      reached.remove(id);
      add(new Fact.Reopened(now, contract.contract(), milestone.id()));
    } else if (in(60)) {
      add(
          new Fact.Contract(
              now,
              contract.contract(),
              contract.customer(),
              contract.currency(),
              contract.acceptance(),
              contract.milestones(),
              drawStarts(contract.milestones()),
              contract.requires()));
    }
  }

  // Readiness

  private void drawCompany() {
    if (has(Feature.READINESS)) {
      company =
          new PlainReadiness.Company(
              in(2) ? List.of() : drawKinds(), in(2) ? 90 : 5 + random.nextInt(25));
    }
  }

  private List<String> drawKinds() {
    return in(2) ? List.of(one(KINDS)) : List.of("signedDeliveryNote", "acceptanceReport");
  }

  private void drawConfirmed(Instant now, String customer, Person person) {
    if (!in(3)) {
      LocalDate on = today(customer, now).minusDays(random.nextInt(30));
      LocalDate last = people(customer).confirmedOn(person.id());
      // The ledger refuses a confirmation that is older than the known one.
      on = last == null || on.isAfter(last) ? on : last;
      add(new Fact.Confirmed(now, customer, person.id(), on));
    }
  }

  /** Draws evidence, an invoice's way, and confirmations. */
  private void prove(Instant now) {
    List<Fact.Invoice> open = openInvoices(now);
    if (!open.isEmpty() && in(3)) {
      Fact.Invoice invoice = one(open);
      attach(now, new Fact.Subject("item", invoice.number()), one(KINDS));
    }
    if (in(30)) {
      String customer = one(CUSTOMERS);
      String contract = one(CONTRACTS.get(customer));
      attach(
          now,
          in(2) ? new Fact.Subject("customer", customer) : new Fact.Subject("contract", contract),
          one(KINDS));
    }
    if (has(Feature.ASKED) && in(40)) {
      String customer = one(CUSTOMERS);
      attach(now, new Fact.Subject("customer", customer), "paymentAuthorisation");
      authorisations.put(customer, pieces.get(new Fact.Subject("customer", customer)));
      if (!people(customer).all().isEmpty()
          && people(customer).all().stream().anyMatch(each -> "hq".equals(each.party()))) {
        add(payer(now, customer));
      }
    }
    List<Fact.Subject> subjects =
        evidence.entrySet().stream()
            .filter(each -> !each.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .toList();
    if (!subjects.isEmpty() && in(16)) {
      Fact.Subject subject = one(subjects);
      Integer number = one(evidence.get(subject));
      evidence.get(subject).remove(number);
      add(new Fact.Withdrawal(now, subject, number));
      authorisations.values().removeIf(each -> subject.of().equals("customer"));
    }
    if (!open.isEmpty() && in(4)) {
      way(now, one(open));
    }
    String customer = one(CUSTOMERS);
    List<Person> people = people(customer).all();
    if (!people.isEmpty() && in(9)) {
      drawConfirmed(now, customer, one(people));
    }
  }

  private void attach(Instant now, Fact.Subject subject, String kind) {
    int number = pieces.merge(subject, 1, Integer::sum);
    evidence.computeIfAbsent(subject, none -> new ArrayList<>()).add(number);
    add(new Fact.Evidence(now, subject, number, kind));
  }

  private void way(Instant now, Fact.Invoice invoice) {
    Fact.Way before = ways.get(invoice.number());
    String state =
        one(
            switch (before == null ? "" : before.state()) {
              case "" -> List.of("requested", "issued", "delivered");
              case "requested" -> List.of("issued");
              case "issued" -> List.of("delivered", "delivered", "toBeCorrected");
              case "delivered" -> List.of("accepted", "toBeCorrected");
              case "accepted" -> List.of("toBeCorrected");
              case "toBeCorrected" -> List.of("corrected");
              default -> List.of("delivered", "accepted", "toBeCorrected");
            });
    add(new Fact.Way(now, invoice.number(), state, day(now)));
  }

  // Payment runs

  private PlainRuns drawRuns(Instant now) {
    List<Integer> runDays = in(2) ? List.of(10, 25) : List.of(1 + random.nextInt(31));
    LocalDate closed = in(3) ? day(now).plusDays(random.nextInt(20)) : null;
    return new PlainRuns(
        runDays,
        in(3),
        in(4) ? 20 + random.nextInt(11) : null,
        in(3) ? 20 + random.nextInt(10) : null,
        random.nextInt(4),
        random.nextInt(6),
        closed,
        closed == null ? null : closed.plusDays(random.nextInt(6)),
        in(4) ? day(now).plusDays(random.nextInt(8)) : null);
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

  LocalDate today(String customer, Instant now) {
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
