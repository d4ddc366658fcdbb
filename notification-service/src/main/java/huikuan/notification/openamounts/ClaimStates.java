package huikuan.notification.openamounts;

import huikuan.notification.message.LeftOut;
import huikuan.notification.message.Subject;
import java.time.LocalDate;
import java.util.List;

/** Answers the states of claims at the moment of the question. */
@FunctionalInterface
public interface ClaimStates {

  /**
   * The states of claims, up to a position of the log.
   *
   * @param claims in the order asked for
   * @param readThrough the position of this service's log up to which it was read
   */
  record Known(List<ClaimState> claims, long readThrough) {

    /** The claims about which the customer is written to. */
    public List<ClaimState> owed() {
      return claims.stream().filter(ClaimState::owed).toList();
    }

    /** The other claims, with the reason. */
    public List<LeftOut> leftOut() {
      return claims.stream().flatMap(each -> each.leftOut().stream()).toList();
    }
  }

  /**
   * Answers the states at the end of this service's log.
   *
   * @param day the day at the customer
   */
  Known know(List<Subject> subjects, LocalDate day);

  /** The same, only the claims. */
  default List<ClaimState> of(List<Subject> subjects, LocalDate day) {
    return know(subjects, day).claims();
  }
}
