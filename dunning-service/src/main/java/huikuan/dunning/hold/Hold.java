package huikuan.dunning.hold;

import huikuan.contracts.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a claim, a part of it or a whole customer from being chased, for a reason, until an end.
 *
 * @param source that placed it; another hold of the same source takes its place
 * @param until the last day, at the customer
 * @param amount of a claim that is held; null = all
 * @param note for colleagues
 */
public record Hold(
    String source, String reason, LocalDate until, @Nullable Money amount, @Nullable String note) {

  /** The source of what somebody places by hand. */
  public static final String MANUAL = "manual";

  /** The reason of what a customer does not agree with: it is under clarification. */
  public static final String CLARIFICATION = "clarification";

  /** The reason of what the customer has promised to pay. */
  public static final String PROMISED = "promise";

  /** The reason of what the customer disputes. */
  public static final String DISPUTED = "dispute";

  /** The reason of what is agreed otherwise: instalments, a discount, a settlement. */
  public static final String AGREED = "agreed";

  /** The source of what keeps a customer from being asked while its money is short. */
  public static final String FUNDING = "funding";

  /** The reason of it. */
  public static final String FUNDING_SHORT = "funding-short";

  /** The source of what keeps an insolvent customer from being asked. */
  public static final String INSOLVENCY = "insolvency";

  /** The reason of it. */
  public static final String INSOLVENT = "insolvent";

  /** The source, and the reason, of what is not asked for since a factor collects it. */
  public static final String FACTORED = "factored";

  /** The source of what keeps a part of a claim back until a milestone of its contract. */
  public static final String MILESTONES = "milestones";

  /** The source of what keeps a claim back until its contract lets it be chased. */
  public static final String CHASING_START = "chasing-start";

  /** The source, and the reason, of a rest that is too small to be chased. */
  public static final String SMALL_DIFFERENCE = "small-difference";

  /** It ended because what is open is no small difference any more. */
  public static final String NOT_SMALL = "not-small";

  /** It ended because what it waited for is reached. */
  public static final String REACHED = "reached";

  private static final String OF_LETTER = "letter ";

  /** It ended because somebody ended it. */
  public static final String RESUMED = "resumed";

  /** It ended because its last day is over. */
  public static final String EXPIRED = "expired";

  /** It ended because the difference is clarified. */
  public static final String CLARIFIED = "clarified";

  /** It ended because the customer kept what it had promised. */
  public static final String KEPT = "kept";

  /** It ended because the customer paid as was agreed. */
  public static final String AGREEMENT_KEPT = "agreement-kept";

  /** It ended because nothing more is expected of the letter. */
  public static final String LETTER_CLOSED = "letter-closed";

  public Hold {
    if (amount != null && amount.signum() <= 0) {
      throw new IllegalArgumentException("A hold of " + amount + " holds nothing");
    }
  }

  /** The source of a difference in the answer to a letter: {@code letter <number> <line>}. */
  public static String sourceOf(String letter, int line) {
    return OF_LETTER + letter + " " + line;
  }

  /** Whether a source is a difference in the answer to a letter. It places its hold once. */
  public static boolean isOfLetter(String source) {
    return source.startsWith(OF_LETTER);
  }

  /** Whether a source says that the customer disputes the claim, or a part of it. */
  public static boolean isDispute(String source) {
    return isOfLetter(source) || isOfDispute(source);
  }

  /** Whether a hold is for the sake of a dispute. */
  public static boolean isOfDispute(String source) {
    return source.startsWith(DISPUTED + ".");
  }

  /** Whether a hold is for the sake of a concession. */
  public static boolean isOfConcession(String source) {
    return source.startsWith("concession.");
  }

  /** Whether a hold is for the sake of an agreement that expects a payment, or ends a debt. */
  public static boolean isOfAgreement(String source) {
    return source.startsWith("promise.") || source.startsWith("concession.");
  }

  /** Whether a source is the contract of the claim. */
  public static boolean isOfContract(String source) {
    return source.equals(MILESTONES) || source.equals(CHASING_START);
  }

  /** When its last day is over. */
  public Instant endsIn(ZoneId zone) {
    return until.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
