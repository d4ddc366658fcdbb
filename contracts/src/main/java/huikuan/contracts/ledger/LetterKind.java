package huikuan.contracts.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The purpose of a letter about the balance of an account. */
public enum LetterKind {
  /** Balance confirmation (询证函): the customer answers in any case. It is no demand. */
  @JsonProperty("positive")
  POSITIVE,
  /** Balance confirmation: the customer answers only if its books differ. It is no demand. */
  @JsonProperty("negative")
  NEGATIVE,
  /** Reconciliation and demand letter (对账兼催款函): a demand in law. */
  @JsonProperty("demand")
  DEMAND,
  /** Statement of account (对账单): informs, and asks for nothing. */
  @JsonProperty("statement")
  STATEMENT
}
