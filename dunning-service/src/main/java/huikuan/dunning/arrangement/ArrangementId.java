package huikuan.dunning.arrangement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.CustomerId;
import java.util.Optional;

/**
 * Names an arrangement with a customer: {@code promise.CN01.C-1006.7}.
 *
 * @param kind what it is, without a dot
 * @param number the how many-th of its kind it is of the customer, from 1
 */
public record ArrangementId(String kind, CustomerId customer, int number) {

  /**
   * @throws IllegalArgumentException if the text names none
   */
  @JsonCreator
  public static ArrangementId parse(String text) {
    int first = text.indexOf('.');
    int last = text.lastIndexOf('.');
    if (first < 1 || last <= first || !text.substring(last + 1).matches("[1-9]\\d{0,8}")) {
      throw new IllegalArgumentException("No arrangement: " + text);
    }
    return new ArrangementId(
        text.substring(0, first),
        CustomerId.parse(text.substring(first + 1, last)),
        Integer.parseInt(text.substring(last + 1)));
  }

  /** The arrangement of a kind that a text names; empty = it names none. */
  public static Optional<ArrangementId> find(String kind, String text) {
    try {
      return Optional.of(parse(text)).filter(id -> id.kind().equals(kind));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @JsonValue
  @Override
  public String toString() {
    return kind + "." + customer + "." + number;
  }
}
