package huikuan.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a customer does not agree that something is owed. */
public enum DisputeReason {
  /** The price is not the one that was agreed. */
  WRONG_PRICE,
  /** Another quantity came. */
  WRONG_QUANTITY,
  /** Nothing came, or not all of it. */
  NOT_DELIVERED,
  /** The goods or the work are not as agreed. */
  QUALITY,
  /** The goods came damaged. */
  DAMAGED,
  /** It is invoiced twice. */
  DUPLICATE,
  /** It is paid already. */
  PAID,
  /** A document is missing, or the invoice has a formal fault. */
  DOCUMENTS,
  /** A discount, rebate or deduction was agreed. */
  DISCOUNT,
  /** Less was paid, and nobody said why. */
  SHORT_PAYMENT,
  OTHER;

  /**
   * By its word, such as {@code wrong-price}.
   *
   * @throws IllegalArgumentException if none has it
   */
  @JsonCreator
  public static DisputeReason parse(String word) {
    return ClosedList.parse(values(), word);
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
