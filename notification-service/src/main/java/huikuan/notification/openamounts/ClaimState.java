package huikuan.notification.openamounts;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.notification.message.LeftOut;
import huikuan.notification.message.SentSubject;
import huikuan.notification.message.Subject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a claim stands now.
 *
 * @param subject with what is asked for now: what is open, less what is on hold, less what is
 *     covered
 * @param closed why its case was closed; null = it is being chased
 * @param held what is open of it and on hold: nothing is asked of that
 * @param covered what is open of it, not on hold, and covered
 * @param coveredBy credits with unapplied money that is set against it
 * @param enough whether the customer owes as much as the policy chases
 */
public record ClaimState(
    Subject subject,
    @Nullable String closed,
    Money held,
    Money covered,
    List<String> coveredBy,
    boolean enough) {

  /** Why a claim is left out of which all that is open is on hold. */
  public static final String ON_HOLD = "on-hold";

  /** Why a claim is left out against which as much money lies unapplied. */
  public static final String COVERED = "covered";

  private static final String SETTLED = "settled";

  /** Why a claim is left out whose company lets no message leave. */
  private static final String CHASING_CLOSED = "chasing-closed";

  /** Why a claim is left out if the customer owes too little. */
  private static final String BELOW_MINIMUM = "below-minimum";

  public ClaimState {
    coveredBy = List.copyOf(coveredBy);
  }

  /** A claim of which no part is on hold or covered, of a customer who owes enough. */
  public ClaimState(Subject subject, @Nullable String closed, List<String> coveredBy) {
    this(
        subject,
        closed,
        Money.zero(subject.open().currency()),
        Money.zero(subject.open().currency()),
        coveredBy,
        true);
  }

  /** Why nobody is to be written to about it; empty = write. */
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

  /** Whether the customer is to be written to about it. */
  public boolean owed() {
    return leftOut().isEmpty();
  }

  /** The same, knowing whether the customer owes as much as the policy chases. */
  ClaimState withEnough(boolean known) {
    return new ClaimState(subject, closed, held, covered, coveredBy, known);
  }

  /** The same of a company whose messages may not leave. */
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

  /** As a message tells of it. */
  public SentSubject sent() {
    return new SentSubject(
        subject.step(), subject.open(), any(held), any(covered), subject.policy());
  }
}
