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

  static List<String> words() {
    return Arrays.stream(values()).map(LetterStage::word).toList();
  }

  /** As it is stored and told. */
  @JsonValue
  String word() {
    return word;
  }
}
