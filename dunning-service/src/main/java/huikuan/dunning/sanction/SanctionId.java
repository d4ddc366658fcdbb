package huikuan.dunning.sanction;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.CustomerId;

/** A sanction: {@code sanction.CN01.ACME.1}, the first of the customer. */
public record SanctionId(CustomerId customer, int number) {

  private static final String PREFIX = "sanction.";

  /**
   * @throws IllegalArgumentException if the text names none
   */
  @JsonCreator
  public static SanctionId parse(String text) {
    if (!text.matches("sanction\\.[^.]+\\..+\\.[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("an id of a sanction, such as sanction.CN01.ACME.1");
    }
    int dot = text.lastIndexOf('.');
    return new SanctionId(
        CustomerId.parse(text.substring(PREFIX.length(), dot)),
        Integer.parseInt(text.substring(dot + 1)));
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + customer + "." + number;
  }
}
