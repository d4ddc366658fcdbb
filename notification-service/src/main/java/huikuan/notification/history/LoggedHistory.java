package huikuan.notification.history;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Sending;
import huikuan.notification.customers.Customers;
import huikuan.notification.customers.NamedContact;
import huikuan.notification.message.Count;
import huikuan.notification.message.Counted;
import huikuan.notification.message.Frequency;
import huikuan.notification.people.People;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.together.SharedLookup;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts messages in the log, by day: of the contact, of the person and of the customer. */
@Component
class LoggedHistory implements ContactHistory {

  private static final int DAYS_BEFORE = 6;

  private final Customers customers;
  private final People people;

  /** Counts of digests that are sealed at the same time are read together. */
  private final SharedLookup<String, Integer> counts;

  LoggedHistory(Customers customers, People people, EventLog log) {
    this.customers = customers;
    this.people = people;
    this.counts = new SharedLookup<>(log::mentions);
  }

  @Override
  public Frequency withOneMore(
      CustomerId customer, String contactId, Sending sending, boolean ordered) {
    LocalDate day = sending.day();
    String person = person(customer, contactId);
    Map<String, Integer> found =
        counts.getAll(
            Frequency.counted(customer, contactId, person).stream()
                .flatMap(each -> keys(each, day))
                .toList());
    int most = sending.mostInWeek();
    return new Frequency(
        day,
        ordered,
        person,
        count(Counted.contact(customer, contactId), day, most, found),
        person == null ? null : count(Counted.person(person), day, most, found),
        count(Counted.customer(customer), day, sending.mostInWeekOfCustomer(), found));
  }

  private @Nullable String person(CustomerId customer, String contactId) {
    return customers
        .find(customer)
        .contact(contactId)
        .map(NamedContact::email)
        .map(people::at)
        .orElse(null);
  }

  private static Stream<String> keys(Counted of, LocalDate day) {
    return Stream.concat(Stream.of(of.decidedOn(day), of.orderedOn(day)), keysBefore(of, day));
  }

  private static Stream<String> keysBefore(Counted of, LocalDate day) {
    return IntStream.rangeClosed(1, DAYS_BEFORE).mapToObj(ago -> of.sentOn(day.minusDays(ago)));
  }

  private static Count count(Counted of, LocalDate day, int most, Map<String, Integer> found) {
    int ordered = requireNonNull(found.get(of.orderedOn(day)));
    int today = requireNonNull(found.get(of.decidedOn(day))) + ordered + 1;
    int before = keysBefore(of, day).mapToInt(key -> requireNonNull(found.get(key))).sum();
    return new Count(today, ordered, before + today, most);
  }
}
