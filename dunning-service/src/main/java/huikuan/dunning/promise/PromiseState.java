package huikuan.dunning.promise;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.platform.fields.Words;
import java.util.List;
import java.util.Locale;

/** How a promise stands. */
public enum PromiseState {
  /** Somebody else has to approve it; nothing is held for it. */
  PROPOSED,
  /** It holds: its amount is not asked for. */
  IN_FORCE,
  /** All of it was paid in time, but for what is tolerated. */
  KEPT,
  /** Less was paid in time. */
  PARTLY_KEPT,
  /** Nothing was paid in time. */
  BROKEN,
  /** It was taken back. */
  WITHDRAWN,
  /** Its approval was refused. */
  REJECTED,
  /** It was not approved in time. */
  LAPSED;

  static final List<String> WORDS = Words.of(values());

  /** Whether it is judged by what was paid. */
  boolean isVerdict() {
    return this == KEPT || this == PARTLY_KEPT || this == BROKEN;
  }

  /** Whether what happens to its claims still changes it. */
  boolean isHeeding() {
    return this == PROPOSED || this == IN_FORCE || isVerdict();
  }

  /** By its word. */
  @JsonCreator
  static PromiseState of(String word) {
    return Words.parse(values(), word);
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
