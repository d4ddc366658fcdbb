package huikuan.standalone.chasing;

import huikuan.standalone.chasing.Fact.Against;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A fact about what is agreed with a customer, or argued about. Amounts are in minor units. */
sealed interface Agreed extends Fact.OfAgreement {

  String customer();

  /** The subject of a fact: the how many-th promise, dispute or concession of a customer. */
  record Id(String kind, String customer, int number) {

    String of(String company) {
      return kind + "." + company + "." + customer + "." + number;
    }
  }

  record Promise(
      Instant at, Id id, String customer, String currency, List<Against> parts, LocalDate on)
      implements Agreed {}

  record Dispute(Instant at, Id id, String customer, String currency, List<Against> parts)
      implements Agreed {}

  record Due(LocalDate on, long amount) {}

  /**
   * @param kind {@code plan}, {@code discount} or {@code settlement}
   * @param goesOn whether it goes on when a due is missed
   */
  record Concession(
      Instant at,
      Id id,
      String customer,
      String currency,
      String kind,
      List<Against> parts,
      List<Due> dues,
      boolean goesOn,
      LocalDate offeredUntil)
      implements Agreed {}

  /** Somebody else approves a promise or a concession, or rejects it. */
  record Approval(Instant at, Id id, String customer, boolean yes) implements Agreed {}

  /** A promise or a concession is taken back. */
  record Withdrawal(Instant at, Id id, String customer) implements Agreed {}

  /** The customer accepts what it is offered, or declines it. */
  record Answer(Instant at, Id id, String customer, boolean yes) implements Agreed {}

  /** A part of a dispute is a dispute of its own from now on. */
  record Split(Instant at, Id id, String customer, Id other, Against part) implements Agreed {}

  /** Another dispute of the account goes on in this one. */
  record Merge(Instant at, Id id, String customer, Id other) implements Agreed {}

  /** A document by which a dispute is settled, {@code creditNote} or {@code writeOff}. */
  record Settling(String invoice, String kind, long amount) {}

  /**
   * @param outcome {@code owed}, {@code withdrawn} or {@code posted}
   */
  record Resolution(Instant at, Id id, String customer, String outcome, List<Settling> settlings)
      implements Agreed {}

  /** Others approve what the ledger was asked for, or reject it. */
  record Decision(Instant at, Id id, String customer, boolean yes) implements Agreed {}

  /** The ledger has posted a document that it was asked for. Nobody tells it. */
  record Posted(Instant at, String customer, Id asker, Fact.Credit credit) implements Agreed {}
}
