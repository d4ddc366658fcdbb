package huikuan.dunning.promise;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.platform.fields.Words;
import java.util.List;
import java.util.Locale;

/**
 * The step that was agreed to follow if a promise is broken 商定未达成预期的后续行动. In any case its claims
 * are chased again at once.
 */
public enum IfBroken {
  /** Nothing more. */
  RESUME,
  /** The collector talks to them. */
  CALL,
  /** An instalment plan is made. */
  PLAN,
  /** A sanction is proposed. */
  SANCTION;

  static final List<String> WORDS = Words.of(values());

  @JsonCreator
  static IfBroken of(String word) {
    return Words.parse(values(), word);
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
