package huikuan.contracts.readiness;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.ClosedList;

/** The ways by which an invoice reaches its customer. */
public enum DeliveryWay {
  MAIL("mail"),
  /** 电子税务局: the tax authority's platform shows it to the buyer. */
  TAX_PLATFORM("taxPlatform"),
  COURIER("courier"),
  HAND("hand"),
  /** The customer's own portal for suppliers. */
  PORTAL("portal");

  private final String word;

  DeliveryWay(String word) {
    this.word = word;
  }

  @JsonCreator
  public static DeliveryWay parse(String word) {
    return ClosedList.parse(values(), word);
  }

  @JsonValue
  @Override
  public String toString() {
    return word;
  }
}
