package huikuan.dunning.person;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.task.TaskId;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The people at a customer about whom there is a task, now or from a later day on, as stored. Days
 * are text: a day has no time zone, a BSON date has one.
 *
 * @param timeZone in which its days begin
 */
@Document(CustomerPeople.COLLECTION)
record CustomerPeople(@Id String customer, String timeZone, List<Line> lines) {

  static final String COLLECTION = "person-tasks";

  private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  /**
   * A person, and a reason.
   *
   * @param task the id of the task that it belongs to; null = somebody has seen to it
   * @param about why it is stale, or until when its data are kept: another is another matter
   * @param firstDay on which it has to be seen to
   * @param lastDay on which it has to; null = until it is done
   * @param toldAt when dunning heard of it
   * @param from when the task opens
   * @param until when it ends by itself
   */
  record Line(
      String contactId,
      TaskReason reason,
      @Nullable String task,
      String about,
      String firstDay,
      @Nullable String lastDay,
      Instant toldAt,
      Instant from,
      Instant until) {

    private boolean isSameMatter(Line other) {
      return contactId.equals(other.contactId)
          && reason == other.reason
          && about.equals(other.about);
    }

    private Line in(ZoneId zone) {
      Instant begins = start(LocalDate.parse(firstDay), zone);
      Instant ends = lastDay == null ? NEVER : start(LocalDate.parse(lastDay).plusDays(1), zone);
      return new Line(
          contactId,
          reason,
          task,
          about,
          firstDay,
          lastDay,
          toldAt,
          begins.isBefore(toldAt) ? toldAt : begins,
          ends);
    }

    private static Instant start(LocalDate day, ZoneId zone) {
      return day.atStartOfDay(zone).toInstant();
    }

    /** The same matter as known before. */
    private Line after(Line before) {
      return new Line(
          contactId,
          reason,
          before.task,
          about,
          firstDay,
          lastDay,
          before.toldAt,
          before.from,
          until);
    }

    private Line done() {
      return new Line(contactId, reason, null, about, firstDay, lastDay, toldAt, from, until);
    }

    boolean isOpen(Instant now) {
      return task != null && !from.isAfter(now) && until.isAfter(now);
    }
  }

  static CustomerPeople neverTold(CustomerId customer) {
    return new CustomerPeople(customer.toString(), "", List.of());
  }

  CustomerPeople in(String zone) {
    return new CustomerPeople(customer, zone, lines).having(line -> line.in(Customer.zone(zone)));
  }

  /** A person as of now; what somebody has seen to stays so, if it is the same matter. */
  CustomerPeople with(Contact contact, Instant at) {
    List<Line> all = new ArrayList<>(without(contact.id()).lines);
    ZoneId zone = Customer.zone(timeZone);
    Stream.of(stale(contact, at), keeping(contact, at))
        .flatMap(Optional::stream)
        .map(line -> known(line).map(line::after).orElse(line).in(zone))
        .forEach(all::add);
    return new CustomerPeople(customer, timeZone, all);
  }

  CustomerPeople without(String contactId) {
    return new CustomerPeople(
        customer,
        timeZone,
        lines.stream().filter(line -> !line.contactId.equals(contactId)).toList());
  }

  /** Somebody has seen to what was open at a moment. */
  CustomerPeople seen(TaskId task, Instant at) {
    return having(
        line -> task.toString().equals(line.task) && !line.from.isAfter(at) ? line.done() : line);
  }

  private CustomerPeople having(UnaryOperator<Line> change) {
    return new CustomerPeople(customer, timeZone, lines.stream().map(change).toList());
  }

  private Optional<Line> known(Line line) {
    return lines.stream().filter(line::isSameMatter).findFirst();
  }

  private Optional<Line> stale(Contact contact, Instant at) {
    Contact.Stale stale = contact.stale();
    return stale == null || contact.role() != Role.PAYMENT_RESPONSIBLE
        ? Optional.empty()
        : Optional.of(
            line(
                contact,
                TaskReason.PERSON_STALE,
                stale.why().name(),
                stale.on(),
                contact.validTo(),
                at));
  }

  private Optional<Line> keeping(Contact contact, Instant at) {
    LocalDate until = contact.holding().until();
    return until == null
        ? Optional.empty()
        : Optional.of(
            line(contact, TaskReason.KEEPING_ENDED, until.toString(), until.plusDays(1), null, at));
  }

  private Line line(
      Contact contact,
      TaskReason reason,
      String about,
      LocalDate first,
      @Nullable LocalDate last,
      Instant at) {
    return new Line(
        contact.id(),
        reason,
        new TaskId(CustomerId.parse(customer), reason).toString(),
        about,
        first.toString(),
        last == null ? null : last.toString(),
        at,
        at,
        NEVER);
  }
}
