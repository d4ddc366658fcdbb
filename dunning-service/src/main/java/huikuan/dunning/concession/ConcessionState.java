package huikuan.dunning.concession;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.platform.fields.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How a concession stands. */
enum ConcessionState {
  /** Somebody else has to approve it. */
  PROPOSED,
  /** The customer has to accept it. */
  OFFERED,
  /** It is accepted: what it is about is not asked for while it is observed. */
  IN_FORCE,
  /** The ledger is asked for what it grants. */
  SETTLING,
  /** The ledger did not post what it grants: a person sees to it. */
  REFUSED_BY_LEDGER,
  /** Both sides did what was agreed. */
  KEPT,
  /** The customer did not pay as agreed, and that ended it. */
  MISSED,
  /** The customer did not want it. */
  DECLINED,
  /** We took it back. */
  WITHDRAWN,
  /** It was not approved. */
  REJECTED,
  /** It was not approved, or not accepted, in time. */
  LAPSED;

  static final List<String> WORDS = Words.of(values());

  /** Of all that take a part of a claim. */
  static final String OPEN = "open";

  static final List<String> OPEN_ONES =
      Stream.of(values()).filter(ConcessionState::isOpen).map(Object::toString).toList();

  /** Whether a part of a claim is taken by it. */
  boolean isOpen() {
    return switch (this) {
      case PROPOSED, OFFERED, IN_FORCE, SETTLING, REFUSED_BY_LEDGER -> true;
      case KEPT, MISSED, DECLINED, WITHDRAWN, REJECTED, LAPSED -> false;
    };
  }

  @JsonCreator
  static ConcessionState of(String word) {
    return Words.parse(values(), word);
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
