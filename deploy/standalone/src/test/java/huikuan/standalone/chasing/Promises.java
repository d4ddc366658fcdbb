package huikuan.standalone.chasing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules that hold for each sent message under every policy. Each message is checked alone,
 * against the facts of its history, without {@link PlainRules}.
 */
final class Promises {

  /** A message as notification tells it. */
  record Sent(
      String customer,
      String contact,
      LocalDate day,
      String kind,
      Instant at,
      List<PlainRules.Line> lines) {}

  private final List<Fact> facts;
  private final PlainBook book = new PlainBook();
  private final List<String> broken = new ArrayList<>();

  private final PlainAgreements agreements;

  Promises(List<Fact> facts, PlainAgreements agreements) {
    this.facts = facts;
    this.agreements = agreements;
    facts.forEach(book::add);
  }

  /** The broken promises, in words. */
  List<String> broken(List<Sent> messages) {
    Set<String> days = new HashSet<>();
    Set<String> told = new HashSet<>();
    for (Sent each : messages) {
      expect(days.add(each.customer() + each.contact() + each.day()), each, "a second on one day");
      expect(
          each.lines().stream()
              .allMatch(line -> line.level().equals("demand") == each.kind().equals("demand")),
          each,
          "demand and courtesy mixed");
      for (PlainRules.Line line : each.lines()) {
        boolean first = told.add(line.claim());
        expect(!first || !line.level().equals("demand"), each, "the first is a demand");
        expect(isOwed(line, each.at()), each, line.claim() + " is not owed, or on hold");
      }
      recipient(each);
      company(each);
    }
    return broken;
  }

  private void expect(boolean kept, Sent message, String what) {
    if (!kept) {
      broken.add(what + ": " + message);
    }
  }

  private void recipient(Sent message) {
    Fact.Customer customer = customerAt(message.customer(), message.at());
    if (customer == null) {
      broken.add("to nobody: " + message);
      return;
    }
    expect(
        LocalDate.ofInstant(message.at(), customer.zone()).equals(message.day()),
        message,
        "on another day");
    expect(
        PlainCalendar.of(customer.country()).isWorkingDay(message.day()),
        message,
        "on a day of rest");
    PlainPeople people = new PlainPeople();
    facts.stream()
        .filter(each -> !each.at().isAfter(message.at()))
        .filter(each -> message.customer().equals(customerOf(each)))
        .forEach(people::add);
    expect(
        people.isInForce(message.contact(), message.day())
            && people.email(message.contact()) != null,
        message,
        "to somebody who is not responsible");
    expect(isInHours(message, customer, people.person(message.contact())), message, "out of hours");
  }

  /** In a window of the person, or, if it has none that counts, in the hours of its country. */
  private static boolean isInHours(Sent message, Fact.Customer customer, Fact.Person person) {
    List<PlainWindows.Span> windows =
        PlainWindows.on(
            person, message.day(), customer.zone(), PlainPolicy.hoursIn(customer.country()));
    LocalTime time = LocalTime.ofInstant(message.at(), customer.zone());
    return windows.isEmpty()
        ? PlainPolicy.hoursIn(customer.country()).stream()
            .anyMatch(
                hours ->
                    !time.isBefore(LocalTime.parse(hours.substring(0, 5)))
                        && time.isBefore(LocalTime.parse(hours.substring(6))))
        : windows.stream().anyMatch(each -> each.holds(message.at()));
  }

  private static @Nullable String customerOf(Fact fact) {
    return switch (fact) {
      case Fact.Customer it -> it.customer();
      case Fact.Contact it -> it.customer();
      case Fact.Confirmed it -> it.customer();
      case Fact.Payer it -> it.customer();
      default -> null;
    };
  }

  private Fact.@Nullable Customer customerAt(String customer, Instant at) {
    Fact.Customer last = null;
    for (Fact fact : facts) {
      if (fact instanceof Fact.Customer it
          && it.customer().equals(customer)
          && !it.at().isAfter(at)) {
        last = it;
      }
    }
    return last;
  }

  private void company(Sent message) {
    Fact.Chasing last = null;
    for (Fact fact : facts) {
      if (fact instanceof Fact.Chasing it && !it.at().isAfter(message.at())) {
        last = it;
      }
    }
    LocalDate from = last == null ? null : last.from();
    expect(from != null && !message.day().isBefore(from), message, "the company is closed");
  }

  /** Whether a claim asks for no more than is open and not on hold, disputed or agreed on. */
  private boolean isOwed(PlainRules.Line line, Instant at) {
    long open = book.sum(line.claim(), at);
    long kept = held(line.claim(), open, at) + agreements.held(line.claim(), at);
    return line.asked() > 0 && line.asked() <= open - kept;
  }

  private long held(String claim, long open, Instant at) {
    Fact.Invoice invoice = book.invoice(claim);
    if (invoice == null) {
      return open;
    }
    Fact.HoldClaim own = null;
    Fact.HoldCustomer all = null;
    for (Fact fact : facts) {
      if (fact.at().isAfter(at)) {
        break;
      }
      switch (fact) {
        // The same hold again changes nothing.
        case Fact.HoldClaim it when it.invoice().equals(claim) ->
            own = own != null && isInForce(own, invoice, it.at()) && isSame(own, it) ? own : it;
        case Fact.ResumeClaim it when it.invoice().equals(claim) -> own = null;
        case Fact.HoldCustomer it when it.customer().equals(invoice.customer()) ->
            all =
                all != null
                        && all.until().equals(it.until())
                        && !isOver(all.until(), it.customer(), all.at(), it.at())
                    ? all
                    : it;
        case Fact.ResumeCustomer it when it.customer().equals(invoice.customer()) -> all = null;
        default -> {}
      }
    }
    if (all != null && !isOver(all.until(), all.customer(), all.at(), at)) {
      return open;
    }
    if (own == null || !isInForce(own, invoice, at)) {
      return 0;
    }
    Long amount = own.amount();
    return amount == null ? open : Math.min(open, amount);
  }

  private static boolean isSame(Fact.HoldClaim one, Fact.HoldClaim other) {
    return one.until().equals(other.until()) && Objects.equals(one.amount(), other.amount());
  }

  /** Whether a hold is in force: it also ends with its case. */
  private boolean isInForce(Fact.HoldClaim hold, Fact.Invoice invoice, Instant at) {
    boolean closedSince =
        book.moments(invoice.number()).stream()
            .filter(each -> each.isAfter(hold.at()) && !each.isAfter(at))
            .anyMatch(each -> book.sum(invoice.number(), each) == 0);
    return !closedSince && !isOver(hold.until(), invoice.customer(), hold.at(), at);
  }

  /** Whether a hold is over, by the day at the customer when it was placed. */
  private boolean isOver(LocalDate until, String customer, Instant placed, Instant at) {
    Fact.Customer then = customerAt(customer, placed);
    return then != null && !until.plusDays(1).atStartOfDay(then.zone()).toInstant().isAfter(at);
  }
}
