package huikuan.ledger.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The event from which a payment period runs. */
public enum StartsFrom {
  @JsonProperty("invoice")
  INVOICE("invoice"),
  @JsonProperty("delivery")
  DELIVERY("delivery"),
  @JsonProperty("acceptance")
  ACCEPTANCE("acceptance"),
  /** The agreed time for inspection is over, and nothing was accepted in it. */
  @JsonProperty("inspectionEnd")
  INSPECTION_END("inspectionEnd"),
  /** Both sides have confirmed the amount of a period. */
  @JsonProperty("settlement")
  SETTLEMENT("settlement");

  private final String word;

  StartsFrom(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }
}
