package huikuan.standalone.chasing;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fact that is told to the services at a moment. Amounts are in minor units. */
sealed interface Fact {

  Instant at();

  /** A fact about what is agreed, or argued about: {@link Agreed}. */
  non-sealed interface OfAgreement extends Fact {}

  /** A fact about who sees to whom: {@link Collecting}. */
  non-sealed interface OfCollecting extends Fact {}

  /** A receipt or credit note, or a part of one, that stands against an invoice. */
  record Against(String invoice, long amount) {}

  record Invoice(
      Instant at,
      String customer,
      String currency,
      String number,
      LocalDate postedOn,
      LocalDate dueOn,
      long amount,
      @Nullable String contract)
      implements Fact {}

  /**
   * @param kind {@code receipt}, {@code creditNote} or {@code writeOff}
   * @param against the invoices that it pays; empty = all of it is unapplied
   */
  record Credit(
      Instant at,
      String kind,
      String customer,
      String currency,
      String number,
      LocalDate postedOn,
      long amount,
      @Nullable String contract,
      List<Against> against)
      implements Fact {}

  /** A credit is allocated anew, to exactly these invoices. */
  record Allocation(
      Instant at,
      String customer,
      String currency,
      String number,
      LocalDate postedOn,
      String kind,
      String credit,
      List<Against> against)
      implements Fact {}

  /** A document is undone: a receipt that bounced, an invoice that was wrong. */
  record Reversal(
      Instant at,
      String customer,
      String currency,
      String number,
      LocalDate postedOn,
      String kind,
      String reverses)
      implements Fact {}

  /** Days on which a contact is away, and the contact who is asked then. */
  record Absence(LocalDate from, LocalDate to, @Nullable String deputy) {}

  /** The days of the week and the hours at which a contact may be written to. */
  record Windows(List<DayOfWeek> days, List<String> hours) {}

  /**
   * A contact of the customer.
   *
   * @param contract for whose claims alone it is asked
   * @param party the payer to which it belongs
   */
  record Person(
      String id,
      String role,
      @Nullable String email,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo,
      @Nullable String contract,
      @Nullable String party,
      @Nullable Absence absence,
      @Nullable Windows windows,
      @Nullable ZoneId zone) {

    Person(
        String id,
        String role,
        @Nullable String email,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {
      this(id, role, email, validFrom, validTo, null, null, null, null, null);
    }

    /** The same person, who left long ago. */
    Person gone() {
      return new Person(
          id, role, email, null, LocalDate.of(2000, 1, 1), contract, party, absence, windows, zone);
    }

    boolean isValidOn(LocalDate day) {
      return (validFrom == null || !day.isBefore(validFrom))
          && (validTo == null || !day.isAfter(validTo));
    }

    boolean isAwayOn(LocalDate day) {
      return absence != null && !day.isBefore(absence.from()) && !day.isAfter(absence.to());
    }
  }

  /** All of a customer's data. */
  record Customer(
      Instant at,
      String customer,
      ZoneId zone,
      String country,
      @Nullable String customerClass,
      List<Person> people)
      implements Fact {}

  /**
   * @param amount null = all of it
   */
  record HoldClaim(Instant at, String invoice, LocalDate until, @Nullable Long amount)
      implements Fact {}

  record ResumeClaim(Instant at, String invoice) implements Fact {}

  record HoldCustomer(Instant at, String customer, LocalDate until) implements Fact {}

  record ResumeCustomer(Instant at, String customer) implements Fact {}

  /**
   * @param from null = closed until further notice
   */
  record Chasing(Instant at, @Nullable LocalDate from) implements Fact {}

  record Receipts(Instant at, LocalDate completeThrough) implements Fact {}

  /** A person proposes a version of a policy. */
  record Draft(Instant at, PlainPolicy policy) implements Fact {}

  /** Another person approves it. */
  record Approval(Instant at, PlainPolicy policy) implements Fact {}

  /** The last message sent to a customer bounces. */
  record Bounce(Instant at, String customer) implements Fact {}

  /** A person passes the next step, if there is one. */
  record Skip(Instant at, String invoice) implements Fact {}

  /** A person moves a claim to another policy, if one can. */
  record Move(Instant at, String invoice, int choice) implements Fact {}

  /** One contact is told alone. */
  record Contact(Instant at, String customer, Person person) implements Fact {}

  /** One of us confirms a contact. */
  record Confirmed(Instant at, String customer, String contact, LocalDate on) implements Fact {}

  /**
   * A company pays for a customer.
   *
   * @param evidence the number of its authorisation among the customer's evidence
   */
  record Payer(
      Instant at,
      String customer,
      String id,
      @Nullable String contract,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo,
      @Nullable Integer evidence)
      implements Fact {}

  /**
   * @param amount null = none of the contract has one
   * @param reachedOn as told with the contract
   */
  record Milestone(
      String id,
      @Nullable Long amount,
      @Nullable LocalDate plannedOn,
      @Nullable LocalDate reachedOn,
      @Nullable LocalDate acceptedOn) {}

  /** A condition under which chasing starts; one of the three. */
  record Start(@Nullable LocalDate date, @Nullable Long amount, @Nullable String milestone) {}

  /** All of a contract's data. */
  record Contract(
      Instant at,
      String contract,
      String customer,
      String currency,
      boolean acceptance,
      List<Milestone> milestones,
      List<Start> starts,
      List<String> requires)
      implements Fact {}

  /** A person records that a milestone is reached. */
  record Reached(
      Instant at, String contract, String milestone, LocalDate on, @Nullable LocalDate acceptedOn)
      implements Fact {}

  /** A person takes it back. */
  record Reopened(Instant at, String contract, String milestone) implements Fact {}

  /** The item, contract or customer that evidence is of. */
  record Subject(String of, String id) {}

  /**
   * @param number which piece of its subject it is
   */
  record Evidence(Instant at, Subject subject, int number, String kind) implements Fact {}

  record Withdrawal(Instant at, Subject subject, int number) implements Fact {}

  /** How far an invoice is on its way to the customer. */
  record Way(Instant at, String invoice, String state, LocalDate on) implements Fact {}

  /** A due date is put off by agreement. */
  record Extension(
      Instant at,
      String customer,
      String currency,
      String number,
      LocalDate postedOn,
      String invoice,
      LocalDate dueOn)
      implements Fact {}

  /**
   * @param calendar null = it is not known any more
   */
  record Paying(Instant at, String customer, @Nullable PlainRuns calendar) implements Fact {}
}
