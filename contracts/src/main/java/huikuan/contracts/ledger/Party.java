package huikuan.contracts.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.ClosedList;
import huikuan.contracts.Money;
import huikuan.contracts.readiness.EvidenceKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A company that pays for a customer (代付), or answers for what it owes (担保).
 *
 * @param id among the customer's parties
 * @param name of the company; no person's
 * @param customer if it is a customer of the same company, too; null = it is not
 * @param contract for whose claims alone it is meant; null = for any
 * @param validFrom first day, inclusive; null = always
 * @param validTo last day, inclusive; null = for ever
 * @param evidence the number of the piece that proves it, among the customer's; null = none
 * @param amount up to which a guarantor answers; null = there is no limit, or it is a payer
 */
public record Party(
    String id,
    Kind kind,
    String name,
    @Nullable String customer,
    @Nullable String contract,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    @Nullable Integer evidence,
    @Nullable Money amount) {

  /** The part that it takes: it pays, or answers for it. */
  public enum Kind {
    PAYER("payer", EvidenceKind.PAYMENT_AUTHORISATION),
    GUARANTOR("guarantor", EvidenceKind.GUARANTEE);

    private final String word;
    private final EvidenceKind evidence;

    Kind(String word, EvidenceKind evidence) {
      this.word = word;
      this.evidence = evidence;
    }

    /**
     * @throws IllegalArgumentException that tells the known words
     */
    @JsonCreator
    public static Kind parse(String word) {
      return ClosedList.parse(values(), word);
    }

    /** The evidence that proves a party of this kind. */
    public EvidenceKind evidence() {
      return evidence;
    }

    @JsonValue
    @Override
    public String toString() {
      return word;
    }
  }

  /** The same that ends on another day. */
  public Party until(LocalDate day) {
    return new Party(id, kind, name, customer, contract, validFrom, day, evidence, amount);
  }

  /** The same on those of its days on which the other is valid, too. */
  public Party within(Party other) {
    LocalDate from = other.validFrom;
    LocalDate to = other.validTo;
    return new Party(
        id,
        kind,
        name,
        customer,
        contract,
        from == null || validFrom != null && validFrom.isAfter(from) ? validFrom : from,
        to == null || validTo != null && validTo.isBefore(to) ? validTo : to,
        evidence,
        amount);
  }

  /** The payer, as its contacts tell of it. */
  public Contact.Payer payer() {
    return new Contact.Payer(id, contract, validFrom, validTo, evidence);
  }

  /** Whether both are valid on some day. */
  public boolean overlaps(Party other) {
    return notAfter(validFrom, other.validTo) && notAfter(other.validFrom, validTo);
  }

  private static boolean notAfter(@Nullable LocalDate from, @Nullable LocalDate to) {
    return from == null || to == null || !from.isAfter(to);
  }
}
