package huikuan.notification.openamounts;

import huikuan.notification.message.Subject;
import java.util.List;

/** How claims stand, to ask at the moment at which it matters. */
@FunctionalInterface
public interface Standings {

  /** At the end of this service's log, in the order asked for. */
  List<Standing> of(List<Subject> subjects);
}
