package huikuan.notification.openamounts;

import huikuan.notification.message.Subject;
import java.time.LocalDate;
import java.util.List;

/** How claims stand, to ask at the moment at which it matters. */
@FunctionalInterface
public interface Standings {

  /**
   * At the end of this service's log, in the order asked for.
   *
   * @param day the customer's
   */
  List<Standing> of(List<Subject> subjects, LocalDate day);
}
