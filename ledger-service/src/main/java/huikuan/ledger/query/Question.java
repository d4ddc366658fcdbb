package huikuan.ledger.query;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * The day and the moment of knowledge of a question, made exact.
 *
 * @param asOf the business day; with {@code dayGiven} false it is today
 * @param knownAt the moment of knowledge; if a position was asked about, when it was recorded
 * @param position the newest commit to consider; the read model has it
 */
public record Question(LocalDate asOf, boolean dayGiven, OffsetDateTime knownAt, long position) {

  /** The values that all pages of a list share. */
  public List<Object> pinned() {
    return List.of(asOf, knownAt, position);
  }
}
