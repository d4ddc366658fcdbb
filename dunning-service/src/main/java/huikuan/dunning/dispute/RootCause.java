package huikuan.dunning.dispute;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.platform.fields.Words;
import java.util.Locale;

/** The cause that led to a dispute, as its clarification showed. */
enum RootCause {
  PRICING,
  ORDER_ENTRY,
  PRODUCTION,
  LOGISTICS,
  BILLING,
  CONTRACT,
  SALES_PROMISE,
  PAYMENT_POSTING,
  /** The customer was wrong. */
  CUSTOMER,
  UNKNOWN;

  /** Whether it is on our side, so that somebody here has to mend it. */
  boolean isOurs() {
    return this != CUSTOMER && this != UNKNOWN;
  }

  @JsonCreator
  static RootCause of(String word) {
    return Words.parse(values(), word);
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
