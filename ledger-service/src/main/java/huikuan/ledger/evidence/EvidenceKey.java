package huikuan.ledger.evidence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.ledger.Subject;

/** The evidence of a subject among the aggregates of the ledger. */
record EvidenceKey(String text) {

  private static final String PREFIX = "evidence/";

  static EvidenceKey of(Subject subject) {
    return new EvidenceKey(PREFIX + subject.key());
  }

  @JsonCreator
  static EvidenceKey parse(String text) {
    return new EvidenceKey(text);
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
