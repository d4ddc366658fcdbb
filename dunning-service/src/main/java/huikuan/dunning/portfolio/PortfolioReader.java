package huikuan.dunning.portfolio;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Identifier;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.portfolio.PortfolioEvent.PortfolioHandedOver;
import huikuan.platform.fields.Fields;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the bodies about portfolios. All faults are told at once. */
@Component
class PortfolioReader {

  static final int MOST_CUSTOMERS = 2_000;
  private static final int MOST_CLASSES = 100;
  private static final int LONGEST_REASON = 200;
  private static final int LONGEST_DAYS = 366;
  private static final String ALLOWED_PERSON =
      "a person of the house whose rights hold, such as person:li.qiang";

  private final Customers customers;
  private final Answering answering;

  PortfolioReader(Customers customers, Answering answering) {
    this.customers = customers;
    this.answering = answering;
  }

  /**
   * The customers that are handed over, and to whom.
   *
   * @param customers null = all
   */
  record Over(
      @Nullable String owner,
      @Nullable String to,
      @Nullable List<String> customers,
      String reason,
      LocalDate from) {

    PortfolioHandedOver event(String company, String portfolio, StoodOpen stood) {
      return new PortfolioHandedOver(company, portfolio, owner, to, customers, reason, from, stood);
    }
  }

  /** A portfolio; what it says is only right if there is no fault. */
  Portfolio portfolio(String company, String name, Fields fields, LocalDate today) {
    String owner = person("owner", fields, today);
    if (owner == null && !fields.given("owner")) {
      fields.fault("owner", ALLOWED_PERSON);
    }
    StandIn deputy = deputy(fields.optionalObject("deputy"), owner, today);
    List<String> named = ids("customers", fields, MOST_CUSTOMERS);
    known(company, named, fields);
    List<String> classes = ids("classes", fields, MOST_CLASSES);
    boolean rest = fields.flag("rest");
    fields.refuseOthers();
    return new Portfolio(name, owner == null ? "" : owner, deputy, named, classes, rest);
  }

  private @Nullable StandIn deputy(
      @Nullable Fields fields, @Nullable String owner, LocalDate today) {
    if (fields == null) {
      return null;
    }
    String person = person("person", fields, today);
    if (person == null && !fields.given("person")) {
      fields.fault("person", ALLOWED_PERSON);
    }
    if (person != null && person.equals(owner)) {
      fields.fault("person", "another person than the owner");
    }
    LocalDate from = fields.optionalDate("from");
    LocalDate to = fields.optionalDate("to");
    if ((from == null) != (to == null) && fields.sound("from", "to")) {
      fields.fault(from == null ? "from" : "to", "both days of the absence, or none");
    }
    if (from != null && to != null && to.isBefore(from)) {
      fields.fault("to", from + " or later");
    }
    fields.refuseOthers();
    return person == null ? null : new StandIn(person, from, to);
  }

  private @Nullable String person(String field, Fields fields, LocalDate today) {
    String person = fields.optionalPerson(field);
    if (person == null) {
      return null;
    }
    if (answering.standsFor(person, today).isEmpty()) {
      fields.fault(field, ALLOWED_PERSON);
      return null;
    }
    return person;
  }

  private static List<String> ids(String field, Fields fields, int most) {
    if (!fields.given(field)) {
      return List.of();
    }
    List<String> ids = fields.each(field, Identifier.ALLOWED, most, Identifier::parse);
    if (new HashSet<>(ids).size() < ids.size()) {
      fields.fault(field, "each only once");
    }
    return ids;
  }

  /** A customer that was never told of, and has no invoice, is a typing error. */
  private void known(String company, List<String> named, Fields fields) {
    Map<CustomerId, Customer> found =
        customers.findAll(named.stream().map(each -> new CustomerId(company, each)).toList());
    for (int at = 0; at < named.size(); at++) {
      Customer one = requireNonNull(found.get(new CustomerId(company, named.get(at))));
      if (one.isUnknown()) {
        fields.fault("customers[" + at + "]", "a customer of the company");
      }
    }
  }

  /** A hand-over; what it says is only right if there is no fault. */
  Over over(String company, String name, Fields fields, LocalDate today, PortfolioBook book) {
    LocalDate from = fields.optionalDate("from");
    LocalDate last = today.plusDays(LONGEST_DAYS);
    if (from != null && (from.isBefore(today) || from.isAfter(last))) {
      fields.fault("from", "a day from " + today + " (today at the company) to " + last);
    }
    LocalDate day = from == null || !fields.sound("from") ? today : from;
    String owner = person("owner", fields, today);
    String to = fields.optionalIdentifier("to");
    if (fields.given("owner") == fields.given("to")) {
      fields.fault("to", "another portfolio of the company, or owner: one of the two");
    } else if (name.equals(to)) {
      fields.fault("to", "another portfolio");
    }
    List<String> named = null;
    if (fields.given("customers")) {
      named = ids("customers", fields, MOST_CUSTOMERS);
      if (!isSaidAgain(book, name, to, named, day)) {
        belonging(company, name, named, fields, Assignment.on(day, book));
      }
    }
    if (owner != null && named != null) {
      fields.fault("customers", "only with to: a new owner has all customers of the portfolio");
    }
    String reason = fields.words("reason", LONGEST_REASON);
    fields.refuseOthers();
    return new Over(owner, to, named, reason == null ? "" : reason, day);
  }

  /** Customers that were handed over are the other portfolio's: the same again is no fault. */
  private static boolean isSaidAgain(
      PortfolioBook book, String name, @Nullable String to, List<String> named, LocalDate day) {
    return book.handOvers(name).stream()
        .limit(1)
        .anyMatch(
            it ->
                named.equals(it.customers())
                    && Objects.equals(to, it.to())
                    && it.from().equals(day));
  }

  private void belonging(
      String company, String name, List<String> named, Fields fields, Assignment assignment) {
    Map<CustomerId, Customer> found =
        customers.findAll(named.stream().map(each -> new CustomerId(company, each)).toList());
    for (int at = 0; at < named.size(); at++) {
      Customer one = requireNonNull(found.get(new CustomerId(company, named.get(at))));
      boolean here =
          assignment
              .of(named.get(at), one.customerClass())
              .filter(it -> it.name().equals(name))
              .isPresent();
      if (!here) {
        fields.fault("customers[" + at + "]", "a customer of the portfolio " + name);
      }
    }
  }
}
