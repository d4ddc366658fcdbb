package huikuan.contracts.readiness;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.ledger.Contact;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The certainty that somebody is the person who pays at the customer. */
public enum PersonState {
  CONFIRMED("confirmed"),
  PROPOSED("proposed"),
  /** It was confirmed too long ago. */
  STALE("stale"),
  UNKNOWN("unknown");

  private final String word;

  PersonState(String word) {
    this.word = word;
  }

  /**
   * The certainty, on a day, that somebody is the right person to demand from.
   *
   * @param asked who would be asked; null = nobody can be
   * @param within days for which a confirmation is good enough for a demand
   */
  public static PersonState of(@Nullable Contact asked, LocalDate day, int within) {
    if (asked == null) {
      return UNKNOWN;
    }
    Contact.Confirmation last = asked.confirmation();
    return switch (asked.state()) {
      case PROPOSED -> PROPOSED;
      case STALE -> STALE;
      case CONFIRMED ->
          requireNonNull(last).on().isBefore(day.minusDays(within)) ? STALE : CONFIRMED;
    };
  }

  @JsonValue
  @Override
  public String toString() {
    return word;
  }
}
