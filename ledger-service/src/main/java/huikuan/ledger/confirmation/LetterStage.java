package huikuan.ledger.confirmation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;

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

  static LetterStage of(LetterProgress letter) {
    if (letter.isClosed()) {
      return CLOSED;
    }
    if (letter.isAnswered()) {
      return NOT_AGREED;
    }
    return letter.isArrived() ? ARRIVED : toItsSending(letter);
  }

  /** How far an auditor's letter has come as others are told: what follows is the auditor's. */
  static LetterStage toOthers(LetterProgress letter) {
    return letter.isGone() ? CLOSED : toItsSending(letter);
  }

  private static LetterStage toItsSending(LetterProgress letter) {
    if (letter.isSent()) {
      return SENT;
    }
    Boolean bounced = letter.bounced();
    if (bounced != null) {
      return bounced ? BOUNCED : NOT_SENT;
    }
    if (letter.isBeingMailed()) {
      return SENDING;
    }
    return letter.isToPrint() ? TO_PRINT : WRITTEN;
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
