package huikuan.ledger.confirmation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a letter has come. */
enum LetterStage {
  /** It is written and nobody has sent it. */
  WRITTEN("written"),
  /** It waits to be printed, sealed and posted. */
  TO_PRINT("to-print"),
  /** It is on its way to the mail server. */
  SENDING("sending"),
  /** It did not leave: somebody has to see to it. */
  NOT_SENT("not-sent"),
  /** It came back: the address takes no mail. */
  BOUNCED("bounced"),
  SENT("sent"),
  ARRIVED("arrived"),
  /** The customer disagrees, and differences are left to be clarified. */
  NOT_AGREED("not-agreed"),
  /** Nothing more is expected. */
  CLOSED("closed");

  private final String word;

  LetterStage(String word) {
    this.word = word;
  }

  /**
   * @param bounced why it is not with the customer: true = it came back, false = it did not leave,
   *     null = nothing went wrong
   */
  static LetterStage of(
      boolean closed,
      boolean answered,
      @Nullable Boolean bounced,
      boolean arrived,
      boolean sent,
      boolean beingMailed,
      boolean printed) {
    if (closed) {
      return CLOSED;
    }
    if (answered) {
      return NOT_AGREED;
    }
    if (bounced != null) {
      return bounced ? BOUNCED : NOT_SENT;
    }
    if (arrived) {
      return ARRIVED;
    }
    if (sent) {
      return SENT;
    }
    if (beingMailed) {
      return SENDING;
    }
    return printed ? TO_PRINT : WRITTEN;
  }

  static List<String> words() {
    return Arrays.stream(values()).map(LetterStage::word).toList();
  }

  /** As it is stored and told. */
  @JsonValue
  String word() {
    return word;
  }
}
