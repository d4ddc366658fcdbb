package huikuan.dunning.dispute;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.platform.fields.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How far a dispute is. */
enum DisputeStage {
  /** It was not looked at yet. */
  NEW,
  /** Its owner works on it. */
  IN_WORK,
  /** The customer has to answer something. */
  WITH_CUSTOMER,
  /** It is decided, and the ledger is asked for what follows. */
  RESOLVING,
  /** It is over. */
  CLOSED;

  static final List<String> WORDS = Words.of(values());

  /** Of all that are not closed. */
  static final String OPEN = "open";

  /** Named one by one, so that an index finds them and those that are closed are not looked at. */
  static final List<String> OPEN_ONES =
      Stream.of(values()).filter(each -> each != CLOSED).map(Object::toString).toList();

  @JsonCreator
  static DisputeStage of(String word) {
    return Words.parse(values(), word);
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
