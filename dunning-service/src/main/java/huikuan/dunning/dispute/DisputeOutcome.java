package huikuan.dunning.dispute;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.platform.fields.Words;
import java.util.Locale;

/** The outcome of a dispute. */
enum DisputeOutcome {
  /** It is owed: the customer is chased for it again. */
  OWED,
  /** The customer takes it back. */
  WITHDRAWN,
  /** A credit note or a write-off settles it, or a part of it; the rest is owed. */
  POSTED,
  /** Nothing of it is open any more: it was paid, credited or written off. */
  SETTLED,
  /** It goes on in another dispute. */
  MERGED;

  @JsonCreator
  static DisputeOutcome of(String word) {
    return Words.parse(values(), word);
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
