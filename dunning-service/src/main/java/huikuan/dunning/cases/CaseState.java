package huikuan.dunning.cases;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where a case stands. */
public enum CaseState {
  /** Steps are being taken, or wait for their day. */
  OPEN("open"),
  /** A reminder is due and there is nobody to write to. */
  NEEDS_CONTACT("needs-contact"),
  /** All that is open is on hold. */
  ON_HOLD("on-hold"),
  /** A sanction is proposed. */
  PROPOSED("proposed"),
  CLOSED("closed");

  /** All but {@link #CLOSED}. */
  static final List<CaseState> UNCLOSED =
      Arrays.stream(values()).filter(state -> state != CLOSED).toList();

  private final String text;

  CaseState(String text) {
    this.text = text;
  }

  static Optional<CaseState> parse(String text) {
    return Arrays.stream(values()).filter(state -> state.text.equals(text)).findFirst();
  }

  static List<String> texts() {
    return Arrays.stream(values()).map(CaseState::toString).toList();
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
