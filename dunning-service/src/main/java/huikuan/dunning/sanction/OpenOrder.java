package huikuan.dunning.sanction;

import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.Money;
import java.time.LocalDate;

/** An order of a customer that is not delivered yet, as its ERP tells. */
public record OpenOrder(String number, Money amount, LocalDate day, Kind kind) {

  /** The sort of what is ordered. */
  public enum Kind {
    @JsonProperty("supply")
    SUPPLY,
    @JsonProperty("service")
    SERVICE
  }
}
