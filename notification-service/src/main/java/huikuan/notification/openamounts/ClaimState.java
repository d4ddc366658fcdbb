package huikuan.notification.openamounts;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.notification.message.LeftOut;
import huikuan.notification.message.Obstacle;
import huikuan.notification.message.SentSubject;
import huikuan.notification.message.Subject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a claim now: what is asked for, held and covered of it.
 *
 * @param subject the claim, with the amount asked for now: open, not on hold, and not covered
 * @param closed why its case was closed, or {@link #PUT_OFF}; null = it is chased
 * @param held the amount open and on hold, which is not asked for
 * @param covered the amount open, not on hold, and covered
 * @param coveredBy the credits whose unapplied money is set against it
 * @param enough whether the customer owes the policy's minimum
 */
public record ClaimState(
    Subject subject,
    @Nullable String closed,
    Money held,
    Money covered,
    List<String> coveredBy,
    boolean enough) {

  /** The reason to leave out a claim that is wholly on hold. */
  public static final String ON_HOLD = "on-hold";

  /** The reason to leave out a claim that unapplied money covers. */
  public static final String COVERED = "covered";

  /** The reason to leave out a claim that is due later than its request says. */
  static final String PUT_OFF = "put-off";

  private static final String SETTLED = "settled";

  /** The reason not to send a letter that demands more of an item than is open. */
  private static final String PART_PAID = "part-paid";

  /** The reason to leave out a claim whose company lets no message leave. */
  static final String CHASING_CLOSED = "chasing-closed";

  /** The reason to leave out a claim of a customer who owes too little. */
  private static final String BELOW_MINIMUM = "below-minimum";

  public ClaimState {
    coveredBy = List.copyOf(coveredBy);
  }

  /** A claim without amounts on hold or covered, of a customer who owes enough. */
  public ClaimState(Subject subject, @Nullable String closed, List<String> coveredBy) {
    this(
        subject,
        closed,
        Money.zero(subject.open().currency()),
        Money.zero(subject.open().currency()),
        coveredBy,
        true);
  }

  /** The claim as left out, with the reason; empty = the customer is written to about it. */
  public Optional<LeftOut> leftOut() {
    if (subject.open().signum() > 0) {
      String why = closed == null && !enough ? BELOW_MINIMUM : closed;
      return Optional.ofNullable(why).map(reason -> new LeftOut(subject.step(), reason));
    }
    if (!coveredBy.isEmpty()) {
      return Optional.of(new LeftOut(subject.step(), COVERED, String.join(", ", coveredBy)));
    }
    String done = held.signum() > 0 ? ON_HOLD : SETTLED;
    return Optional.of(new LeftOut(subject.step(), closed == null ? done : closed));
  }

  /**
   * Why a letter that demands the claim's amount as of its cut-off is not sent; empty = all of that
   * is owed.
   *
   * @param demanded that amount
   */
  Optional<Obstacle> obstacle(Money demanded) {
    Money open = subject.open().plus(held).plus(covered);
    String reason = null;
    if (open.signum() == 0) {
      reason = SETTLED;
    } else if (held.signum() > 0) {
      reason = ON_HOLD;
    } else if (covered.signum() > 0) {
      reason = COVERED;
    } else if (open.compareTo(demanded) < 0) {
      reason = PART_PAID;
    }
    String item = subject.step().itemKind() + " " + subject.step().invoice();
    return Optional.ofNullable(reason).map(why -> new Obstacle(why, item));
  }

  /** Whether the customer is to be written to about it. */
  public boolean owed() {
    return leftOut().isEmpty();
  }

  /** The same, knowing whether the customer owes the policy's minimum. */
  ClaimState withEnough(boolean known) {
    return new ClaimState(subject, closed, held, covered, coveredBy, known);
  }

  /** The same, for a company whose messages may not leave. */
  ClaimState closedByCompany() {
    return owed()
        ? new ClaimState(subject, CHASING_CLOSED, held, covered, coveredBy, enough)
        : this;
  }

  AccountId account() {
    return subject.step().account();
  }

  private static @Nullable Money any(Money money) {
    return money.signum() == 0 ? null : money;
  }

  /** The claim as a sent message describes it. */
  public SentSubject sent() {
    return new SentSubject(
        subject.step(), subject.open(), any(held), any(covered), subject.policy());
  }
}
