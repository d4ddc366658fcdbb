package huikuan.ledger.confirmation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;

/** How the letters of a run leave. */
public enum RunWay {
  MAIL("mail"),
  /** All are printed, sealed and posted. */
  PAPER("paper"),
  /** Those whose customers have nobody to be mailed to are printed. */
  MAIL_OR_PAPER("mailOrPaper");

  private final String word;

  RunWay(String word) {
    this.word = word;
  }

  @JsonValue
  String word() {
    return word;
  }

  @JsonCreator
  static RunWay of(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst().orElseThrow();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(RunWay::word).toList();
  }
}
