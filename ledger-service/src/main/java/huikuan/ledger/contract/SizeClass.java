package huikuan.ledger.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The size class of a party at the contract's date, as rules for payment periods know it. */
public enum SizeClass {
  /** An authority or another public body; never a creditor here. */
  @JsonProperty("publicBody")
  PUBLIC_BODY("publicBody"),
  @JsonProperty("large")
  LARGE("large"),
  @JsonProperty("medium")
  MEDIUM("medium"),
  @JsonProperty("small")
  SMALL("small"),
  @JsonProperty("micro")
  MICRO("micro");

  private final String word;

  SizeClass(String word) {
    this.word = word;
  }

  /** The classes of those who can be owed. */
  static SizeClass[] creditors() {
    return new SizeClass[] {LARGE, MEDIUM, SMALL, MICRO};
  }

  @Override
  public String toString() {
    return word;
  }
}
