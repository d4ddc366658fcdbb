package huikuan.chaos.oracle;

import static java.util.Objects.requireNonNull;

import huikuan.benchmarks.documents.Doc;
import huikuan.chaos.oracle.Witness.Mail;
import huikuan.chaos.oracle.Witness.Step;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which reminders the documents call for, worked out day by day from what was posted and when: at
 * nine on a customer's working day the step after the last one taken, if it is due and the invoice
 * is open then, and still is ten minutes later, though unapplied money is set against what is due
 * first, and the person owes as much as the policy chases. If a demand is due for a person,
 * reminders wait for another day, and notices of what is not due yet if something is overdue; so
 * does all that is due for a person who was written to often enough in seven days. An invoice for
 * far more than the customer's others waits for a person, whom a campaign does not have. The
 * customers' country has no calendar, so Monday to Friday are worked.
 */
final class Chasing {

  private static final LocalTime AT = LocalTime.of(9, 0);
  private static final int CAUGHT_UP = 3;
  private static final Duration GATHERED = Duration.ofMinutes(10);

  private final List<Step> steps;
  private final int mostInWeek;
  private final int timesLargest;
  private final ZoneId zone;
  private final Map<String, List<LocalDate>> contacted = new HashMap<>();

  Chasing(List<Step> steps, int mostInWeek, int timesLargest, ZoneId zone) {
    this.steps = steps;
    this.mostInWeek = mostInWeek;
    this.timesLargest = timesLargest;
    this.zone = zone;
  }

  /** When something changed what is open of an invoice. */
  private record Change(Instant clock, long cents) {}

  /** An invoice, and what is open of it from when on. */
  private static final class Invoice {
    private final List<Change> changes = new ArrayList<>();
    private LocalDate dueOn = LocalDate.MIN;
    private String to = "";
    private int applied;
    private long open;
    private long amount;
    private boolean closed;
    private boolean underReview;
    private int taken = -1;
    private LocalDate takenOn = LocalDate.MIN;
    private @Nullable Instant chasedFrom;

    boolean isKnown(Instant moment) {
      return !changes.getFirst().clock().isAfter(moment);
    }

    void passTo(Instant moment) {
      while (applied < changes.size() && !changes.get(applied).clock().isAfter(moment)) {
        Change change = changes.get(applied++);
        open += change.cents();
        if (chasedFrom == null || closed && open > 0) {
          chasedFrom = change.clock();
          closed = false;
          underReview = false;
        }
        closed = closed || open <= 0;
      }
    }
  }

  /**
   * @param from the sandbox clock's first moment
   * @param until its last
   */
  List<Mail> expected(Truth truth, Instant from, Instant until) {
    Map<String, Invoice> invoices = invoices(truth);
    Map<String, List<Change>> unapplied = unapplied(truth);
    List<Mail> expected = new ArrayList<>();
    LocalDate last = LocalDate.ofInstant(until, zone);
    for (LocalDate day = LocalDate.ofInstant(from, zone); !day.isAfter(last); ) {
      Instant moment = at(day);
      if (isWorkingDay(day) && moment.isAfter(from) && !moment.isAfter(until)) {
        chase(invoices, unapplied, moment, expected);
      }
      day = day.plusDays(1);
    }
    return expected;
  }

  private static boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
  }

  private static Map<String, Invoice> invoices(Truth truth) {
    Map<String, Invoice> invoices = new LinkedHashMap<>();
    for (List<Fact> facts : truth.all()) {
      for (Fact fact : facts) {
        fact.entry()
            .onInvoices()
            .forEach(
                (number, cents) -> {
                  Invoice invoice = invoices.computeIfAbsent(number, none -> new Invoice());
                  invoice.changes.add(new Change(fact.clock(), cents));
                  if (fact.entry().document().number().equals(number)) {
                    invoice.dueOn = fact.entry().document().dueOn();
                    invoice.amount = cents;
                    invoice.to = address(fact.entry().document().customer());
                  }
                });
      }
    }
    return invoices;
  }

  /** Money that stands against nothing, by who paid it. */
  private static Map<String, List<Change>> unapplied(Truth truth) {
    Map<String, List<Change>> unapplied = new HashMap<>();
    for (List<Fact> facts : truth.all()) {
      for (Fact fact : facts) {
        Doc document = fact.entry().document();
        if (document.kind() == Doc.Kind.ON_ACCOUNT) {
          // It changes what the customer owes by all of its amount, or is undone by as much.
          unapplied
              .computeIfAbsent(address(document.customer()), none -> new ArrayList<>())
              .add(new Change(fact.clock(), -fact.entry().cents()));
        }
      }
    }
    return unapplied;
  }

  /** To whom a customer's reminders go. */
  static String address(String customer) {
    return "ap@" + customer.toLowerCase(Locale.ROOT) + ".example";
  }

  /** An invoice whose next step is due. */
  private record Due(String number, Invoice invoice, int index, Step step) {}

  private void chase(
      Map<String, Invoice> invoices,
      Map<String, List<Change>> unapplied,
      Instant moment,
      List<Mail> expected) {
    List<Due> due = new ArrayList<>();
    invoices.forEach((number, invoice) -> due(number, invoice, moment).ifPresent(due::add));
    due.removeIf(each -> isUnderReview(each.invoice(), invoices, moment));
    Instant sealed = moment.plus(GATHERED);
    LocalDate today = LocalDate.ofInstant(moment, zone);
    Map<String, Map<String, Long>> owed = new HashMap<>();
    due.forEach(
        each ->
            owed.computeIfAbsent(each.invoice().to, to -> owed(to, invoices, unapplied, sealed)));
    due.removeIf(each -> owedOf(each, owed) == 0);
    Map<String, Long> asked = new HashMap<>();
    due.forEach(each -> asked.merge(each.invoice().to, owedOf(each, owed), Long::sum));
    due.removeIf(
        each ->
            Math.max(
                    asked.getOrDefault(each.invoice().to, 0L),
                    overdue(owed.getOrDefault(each.invoice().to, Map.of()), invoices, today))
                < each.step().minimum());
    Set<String> demanded =
        due.stream()
            .filter(each -> each.step().demand())
            .map(each -> each.invoice().to)
            .collect(Collectors.toSet());
    Set<String> reminded =
        due.stream()
            .filter(each -> each.invoice().dueOn.isBefore(today))
            .map(each -> each.invoice().to)
            .collect(Collectors.toSet());
    due.removeIf(
        each -> reminded.contains(each.invoice().to) && !each.invoice().dueOn.isBefore(today));
    due.removeIf(each -> isCapped(each.invoice().to, today));
    due.stream().map(each -> each.invoice().to).distinct().forEach(to -> contact(to, today));
    for (Due each : due) {
      Invoice invoice = each.invoice();
      if (each.step().demand() || !demanded.contains(invoice.to)) {
        invoice.taken = each.index();
        invoice.takenOn = today;
        expected.add(new Mail(each.number(), each.step().level(), invoice.to));
      }
    }
  }

  /** From the first step due on, until it is settled. */
  private boolean isUnderReview(Invoice due, Map<String, Invoice> invoices, Instant moment) {
    long largestOther =
        invoices.values().stream()
            .filter(other -> other != due && other.to.equals(due.to) && other.isKnown(moment))
            .mapToLong(other -> other.amount)
            .max()
            .orElse(Long.MAX_VALUE / timesLargest);
    due.underReview |= due.taken < 0 && due.amount > timesLargest * largestOther;
    return due.underReview;
  }

  private static long owedOf(Due due, Map<String, Map<String, Long>> owed) {
    return owed.getOrDefault(due.invoice().to, Map.of()).getOrDefault(due.number(), 0L);
  }

  private boolean isCapped(String to, LocalDate today) {
    return contacted.getOrDefault(to, List.of()).stream()
            .filter(day -> day.isAfter(today.minusDays(7)))
            .count()
        >= mostInWeek;
  }

  private void contact(String to, LocalDate today) {
    contacted.computeIfAbsent(to, none -> new ArrayList<>()).add(today);
  }

  /** The amount owed of each invoice of a person, less the unapplied money that covers it. */
  private static Map<String, Long> owed(
      String to,
      Map<String, Invoice> invoices,
      Map<String, List<Change>> unapplied,
      Instant moment) {
    long left =
        unapplied.getOrDefault(to, List.of()).stream()
            .filter(each -> !each.clock().isAfter(moment))
            .mapToLong(Change::cents)
            .sum();
    Map<String, Long> owed = new HashMap<>();
    for (Map.Entry<String, Invoice> each : byDueDate(to, invoices)) {
      Invoice invoice = each.getValue();
      if (!isClosed(invoice, moment)) {
        long part = Math.min(left, invoice.open);
        left -= part;
        owed.put(each.getKey(), invoice.open - part);
      }
    }
    return owed;
  }

  private static long overdue(
      Map<String, Long> owed, Map<String, Invoice> invoices, LocalDate today) {
    return owed.entrySet().stream()
        .filter(each -> requireNonNull(invoices.get(each.getKey())).dueOn.isBefore(today))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static List<Map.Entry<String, Invoice>> byDueDate(
      String to, Map<String, Invoice> invoices) {
    return invoices.entrySet().stream()
        .filter(each -> each.getValue().to.equals(to))
        .sorted(
            Comparator.comparing((Map.Entry<String, Invoice> each) -> each.getValue().dueOn)
                .thenComparing(Map.Entry::getKey))
        .toList();
  }

  private Optional<Due> due(String number, Invoice invoice, Instant moment) {
    if (isClosed(invoice, moment)) {
      return Optional.empty();
    }
    Instant earliest = firstAfter(requireNonNull(invoice.chasedFrom));
    int next = invoice.taken + 1;
    while (next < steps.size() && isOver(invoice, steps.get(next), earliest, moment)) {
      next++;
    }
    if (next == steps.size() || !isDue(invoice, steps.get(next), earliest, moment)) {
      return Optional.empty();
    }
    return Optional.of(new Due(number, invoice, next, steps.get(next)));
  }

  /** A step before the due date is for large invoices, and is made up for on three working days. */
  private boolean isOver(Invoice invoice, Step step, Instant earliest, Instant moment) {
    if (!step.isBeforeDue()) {
      return false;
    }
    LocalDate today = LocalDate.ofInstant(earliest.isAfter(moment) ? earliest : moment, zone);
    LocalDate last = workingDaysAfter(slot(invoice, step), CAUGHT_UP);
    return invoice.amount < step.from() || !today.isBefore(invoice.dueOn) || today.isAfter(last);
  }

  private static LocalDate slot(Invoice invoice, Step step) {
    LocalDate slot = invoice.dueOn;
    for (int left = step.workingDaysBeforeDue(); left > 0; left--) {
      do {
        slot = slot.minusDays(1);
      } while (!isWorkingDay(slot));
    }
    return slot;
  }

  private static LocalDate workingDaysAfter(LocalDate day, int count) {
    LocalDate after = day;
    for (int left = count; left > 0; left--) {
      do {
        after = after.plusDays(1);
      } while (!isWorkingDay(after));
    }
    return after;
  }

  private static boolean isClosed(Invoice invoice, Instant moment) {
    invoice.passTo(moment);
    return invoice.chasedFrom == null || invoice.closed;
  }

  private boolean isDue(Invoice invoice, Step step, Instant earliest, Instant moment) {
    LocalDate day =
        step.isBeforeDue() ? slot(invoice, step) : invoice.dueOn.plusDays(step.daysAfterDue());
    boolean late = !at(day).isAfter(moment);
    boolean distant =
        invoice.taken < 0
            || !at(invoice.takenOn.plusDays(step.daysAfterPrevious())).isAfter(moment);
    return late && distant && !earliest.isAfter(moment);
  }

  private Instant firstAfter(Instant moment) {
    LocalDate day = LocalDate.ofInstant(moment, zone);
    return at(day).isAfter(moment) ? at(day) : at(day.plusDays(1));
  }

  private Instant at(LocalDate day) {
    return ZonedDateTime.of(day, AT, zone).toInstant();
  }

  /** Each as often as it must be; what is missing, doubled or unjustified is told. */
  static List<String> differences(String what, List<Mail> expected, List<Mail> found) {
    return differences(what, expected, found, mail -> "");
  }

  /**
   * The same.
   *
   * @param more said of a mail that is not as it must be
   */
  static List<String> differences(
      String what, List<Mail> expected, List<Mail> found, Function<Mail, String> more) {
    Map<Mail, Integer> counts = new HashMap<>();
    expected.forEach(mail -> counts.merge(mail, 1, Integer::sum));
    found.forEach(mail -> counts.merge(mail, -1, Integer::sum));
    List<String> differences = new ArrayList<>();
    counts.forEach(
        (mail, missing) -> {
          if (missing > 0) {
            differences.add("%s: %s is missing%s".formatted(what, mail, more.apply(mail)));
          } else if (missing < 0) {
            boolean known = expected.contains(mail);
            differences.add(
                "%s: %s is %s%s"
                    .formatted(what, mail, known ? "doubled" : "unjustified", more.apply(mail)));
          }
        });
    return differences;
  }
}
