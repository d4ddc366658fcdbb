package huikuan.dunning.person;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.contracts.ledger.Party;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.task.TaskId;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The people and the guarantors of a customer about whom there is a task, now or from a later day
 * on, as stored. Days are text: a day has no time zone, a BSON date has one.
 *
 * @param timeZone in which its days begin
 */
@Document(CustomerPeople.COLLECTION)
record CustomerPeople(@Id String customer, String timeZone, List<Line> lines) {

  static final String COLLECTION = "person-tasks";

  private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  /**
   * A person or a guarantor, and a reason.
   *
   * @param contactId of the person; of a guarantor the id of the party
   * @param task the id of the task that it belongs to; null = somebody has seen to it
   * @param about why it is stale, until when its data are kept, or until when it answers and how
   *     soon that is: another is another matter
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

    private boolean isOfParty() {
      return reason == TaskReason.GUARANTEE_ENDING;
    }

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

  /** The days before its end on which it is told that a guarantee ends, the first one first. */
  private static final List<Integer> DAYS_BEFORE = List.of(60, 30, 7);

  static CustomerPeople neverTold(CustomerId customer) {
    return new CustomerPeople(customer.toString(), "", List.of());
  }

  CustomerPeople in(String zone) {
    return new CustomerPeople(customer, zone, lines).having(line -> line.in(Customer.zone(zone)));
  }

  /** A person as of now; what somebody has seen to stays so, if it is the same matter. */
  CustomerPeople with(Contact contact, Instant at) {
    return without(contact.id())
        .and(Stream.of(stale(contact, at), keeping(contact, at)).flatMap(Optional::stream), this);
  }

  /** A guarantor as of now; what somebody has seen to stays so, if it is the same matter. */
  CustomerPeople with(Party party, Instant at) {
    CustomerPeople others = without(line -> line.isOfParty() && line.contactId.equals(party.id()));
    return others.and(ending(party, at), this);
  }

  private CustomerPeople and(Stream<Line> more, CustomerPeople before) {
    ZoneId zone = Customer.zone(timeZone);
    return new CustomerPeople(
        customer,
        timeZone,
        Stream.concat(
                lines.stream(),
                more.map(line -> before.known(line).map(line::after).orElse(line).in(zone)))
            .toList());
  }

  CustomerPeople without(String contactId) {
    return without(line -> !line.isOfParty() && line.contactId.equals(contactId));
  }

  private CustomerPeople without(Predicate<Line> gone) {
    return new CustomerPeople(
        customer, timeZone, lines.stream().filter(Predicate.not(gone)).toList());
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
                contact.id(),
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
            line(
                contact.id(),
                TaskReason.KEEPING_ENDED,
                until.toString(),
                until.plusDays(1),
                null,
                at));
  }

  /** One line for each time, until the next: who has seen to it is told again. */
  private Stream<Line> ending(Party party, Instant at) {
    LocalDate end = party.validTo();
    if (party.kind() != Party.Kind.GUARANTOR || end == null) {
      return Stream.empty();
    }
    return IntStream.range(0, DAYS_BEFORE.size())
        .mapToObj(
            stage -> {
              int days = DAYS_BEFORE.get(stage);
              boolean isLast = stage == DAYS_BEFORE.size() - 1;
              return line(
                  party.id(),
                  TaskReason.GUARANTEE_ENDING,
                  end + " " + days,
                  end.minusDays(days),
                  isLast ? end : end.minusDays(DAYS_BEFORE.get(stage + 1) + 1L),
                  at);
            });
  }

  private Line line(
      String contactId,
      TaskReason reason,
      String about,
      LocalDate first,
      @Nullable LocalDate last,
      Instant at) {
    return new Line(
        contactId,
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
