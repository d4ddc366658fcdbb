package huikuan.standalone.chasing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fact that is told to the services at a moment. Amounts are in minor units. */
sealed interface Fact {

  Instant at();

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

  /** A contact of the customer. */
  record Person(
      String id,
      String role,
      @Nullable String email,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo) {

    /** The same person, who left long ago. */
    Person gone() {
      return new Person(id, role, email, null, LocalDate.of(2000, 1, 1));
    }

    boolean canBeWrittenToOn(LocalDate day) {
      return role.equals("paymentResponsible")
          && email != null
          && (validFrom == null || !day.isBefore(validFrom))
          && (validTo == null || !day.isAfter(validTo));
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
}
