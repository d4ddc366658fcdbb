package huikuan.dunning.timeline;

import huikuan.dunning.claim.ClaimEvent.AssignedStepEnded;
import huikuan.dunning.claim.Decision;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why something was not done, or ended.
 *
 * @param key one of {@link #KEYS}
 * @param detail in the words of who told it, such as a mail server's answer; null = the key says it
 *     all
 */
record ToldReason(String key, @Nullable String detail) {

  /** What took no mail says why in words of its own. */
  static final String REFUSED = "refused";

  /** A letter that demands it arrived, so that earlier steps are passed. */
  static final String DEMANDED_BY_LETTER = "demanded-by-letter";

  /** A person passed the step. */
  static final String SKIPPED_BY_PERSON = "skipped-by-person";

  /** Told by notification and by the ends of cases, beside those of {@link Decision.Reason}. */
  private static final List<String> TOLD =
      List.of(
          "settled",
          "reversed",
          "demand-first",
          "reminder-first",
          "contacted-today",
          "message-full",
          "put-off",
          "cap",
          "day-over",
          "not-delivered",
          "domain-not-allowed",
          "contact-gone",
          DEMANDED_BY_LETTER,
          SKIPPED_BY_PERSON,
          AssignedStepEnded.NOT_DONE,
          AssignedStepEnded.DEMANDED,
          REFUSED);

  /** The closed list. */
  static final List<String> KEYS =
      Stream.concat(
              Arrays.stream(Decision.Reason.values()).map(Decision.Reason::word), TOLD.stream())
          .toList();

  private static final String DETAIL = ": ";

  static ToldReason of(Decision.Reason reason, @Nullable String detail) {
    return new ToldReason(reason.word(), detail);
  }

  /** What took no mail answered. */
  static ToldReason answer(String answer) {
    return new ToldReason(REFUSED, answer);
  }

  /** Reads a reason as it stands in events: a key, a key and its detail, or an answer. */
  static ToldReason read(String told) {
    int end = told.indexOf(DETAIL);
    String key = end < 0 ? told : told.substring(0, end);
    if (!KEYS.contains(key)) {
      return answer(told);
    }
    return new ToldReason(key, end < 0 ? null : told.substring(end + DETAIL.length()));
  }
}
