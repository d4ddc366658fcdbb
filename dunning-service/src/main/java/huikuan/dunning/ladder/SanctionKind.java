package huikuan.dunning.ladder;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;

/** A measure against a customer that does not pay. */
public enum SanctionKind {
  STOP_SUPPLY("stop-supply"),
  STOP_SERVICE("stop-service"),
  TERMINATE_AUTHORISATION("terminate-authorisation"),
  /** A lawful complaint or report; a debtor is never named in public. */
  REPUTATION("reputation", "complaint", "report"),
  LAWYERS_LETTER("lawyers-letter"),
  LEGAL_ACTION("legal-action", "suit", "payment-order");

  private final String word;
  private final List<String> forms;

  SanctionKind(String word, String... forms) {
    this.word = word;
    this.forms = List.of(forms);
  }

  /**
   * @throws IllegalArgumentException if the word names none
   */
  @JsonCreator
  public static SanctionKind of(String word) {
    return Arrays.stream(values())
        .filter(each -> each.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No sanction: " + word));
  }

  /** All words, in order. */
  public static List<String> words() {
    return Arrays.stream(values()).map(SanctionKind::word).toList();
  }

  /** The forms that it can take, one of which must be named; empty = it has one form. */
  public List<String> forms() {
    return forms;
  }

  /** As it is stored and told. */
  @JsonValue
  public String word() {
    return word;
  }
}
