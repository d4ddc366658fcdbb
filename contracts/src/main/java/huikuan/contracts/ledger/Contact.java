package huikuan.contracts.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A named person at the customer.
 *
 * @param validFrom first day, inclusive; null = always
 * @param validTo last day, inclusive; null = for ever
 */
public record Contact(
    String id,
    String name,
    Role role,
    @Nullable String email,
    @Nullable String mobile,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo) {

  /** The person's decision or task. */
  public enum Role {
    @JsonProperty("paymentResponsible")
    PAYMENT_RESPONSIBLE,
    @JsonProperty("decisionMaker")
    DECISION_MAKER,
    @JsonProperty("acceptor")
    ACCEPTOR,
    @JsonProperty("accountsPayable")
    ACCOUNTS_PAYABLE
  }

  public boolean validOn(LocalDate day) {
    return (validFrom == null || !day.isBefore(validFrom))
        && (validTo == null || !day.isAfter(validTo));
  }
}
