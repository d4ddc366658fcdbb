package huikuan.notification.openamounts;

import huikuan.notification.message.LeftOut;
import huikuan.notification.message.Subject;
import java.time.LocalDate;
import java.util.List;

/** How claims stand, to ask at the moment at which it matters. */
@FunctionalInterface
public interface ClaimStates {

  /**
   * How claims stood when the log had been read.
   *
   * @param claims in the order asked for
   * @param readThrough the position of this service's log up to which it was read
   */
  record Known(List<ClaimState> claims, long readThrough) {

    /** Those of which the customer is to be written to. */
    public List<ClaimState> owed() {
      return claims.stream().filter(ClaimState::owed).toList();
    }

    /** The others, with the reason. */
    public List<LeftOut> leftOut() {
      return claims.stream().flatMap(each -> each.leftOut().stream()).toList();
    }
  }

  /**
   * At the end of this service's log.
   *
   * @param day the customer's
   */
  Known know(List<Subject> subjects, LocalDate day);

  /** The same, claims alone. */
  default List<ClaimState> of(List<Subject> subjects, LocalDate day) {
    return know(subjects, day).claims();
  }
}
