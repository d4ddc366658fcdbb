package huikuan.dunning.standing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.platform.fields.Words;
import java.util.Locale;

/** Whether a customer means not to pay. */
public enum Attitude {
  /** 恶意: it can pay, owes, and evades. It is chased faster. */
  MALICIOUS,
  /** 非恶意. */
  NOT_MALICIOUS;

  @JsonCreator
  static Attitude of(String word) {
    return Words.parse(values(), word);
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
