package huikuan.contracts.readiness;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.ClosedList;

/** The kinds of evidence, in the order in which missing ones are told. */
public enum EvidenceKind {
  CONTRACT("contract", Turn.OURS),
  ORDER("order", Turn.OURS),
  /** 签收单. The carrier brings it back to us. */
  SIGNED_DELIVERY_NOTE("signedDeliveryNote", Turn.OURS),
  /** 验收报告. */
  ACCEPTANCE_REPORT("acceptanceReport", Turn.CUSTOMERS),
  /** 盖章函件. */
  STAMPED_LETTER("stampedLetter", Turn.CUSTOMERS),
  INVOICE_COPY("invoiceCopy", Turn.OURS),
  /** 代付授权书: somebody else may pay for the customer. */
  PAYMENT_AUTHORISATION("paymentAuthorisation", Turn.CUSTOMERS),
  /** 保函, 担保书. */
  GUARANTEE("guarantee", Turn.CUSTOMERS),
  OTHER("other", Turn.OURS);

  private final String word;
  private final Turn turn;

  EvidenceKind(String word, Turn turn) {
    this.word = word;
    this.turn = turn;
  }

  /**
   * @throws IllegalArgumentException that tells the known words
   */
  @JsonCreator
  public static EvidenceKind parse(String word) {
    return ClosedList.parse(values(), word);
  }

  /** The side that gives it: the customer's, if nobody else can sign it. */
  public Turn turn() {
    return turn;
  }

  @JsonValue
  @Override
  public String toString() {
    return word;
  }
}
