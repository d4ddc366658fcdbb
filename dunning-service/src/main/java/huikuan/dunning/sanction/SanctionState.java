package huikuan.dunning.sanction;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of a sanction. */
public enum SanctionState {
  /** It waits for another person. */
  PROPOSED,
  /** It is approved, and told to the systems that enforce it. */
  IN_FORCE,
  /** It was in force. */
  LIFTED,
  /** A person rejected the proposal. */
  REJECTED,
  /** The cause went while it was proposed. */
  WITHDRAWN,
  /** It was not decided in time. */
  LAPSED;

  /** All words, in order. */
  public static List<String> words() {
    return Arrays.stream(values()).map(SanctionState::toString).toList();
  }

  /** By its word; empty = there is none. */
  static Optional<SanctionState> find(@Nullable String word) {
    return Arrays.stream(values()).filter(each -> each.toString().equals(word)).findFirst();
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
