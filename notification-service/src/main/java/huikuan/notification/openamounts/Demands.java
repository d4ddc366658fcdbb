package huikuan.notification.openamounts;

import huikuan.notification.message.BalanceLetter;
import huikuan.notification.message.Obstacle;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Answers whether a letter asks for what is not owed, at the moment of the question. */
@FunctionalInterface
public interface Demands {

  /**
   * What is known of a letter, up to a position of the log.
   *
   * @param obstacle why it is not sent; null = it may be sent
   * @param readThrough the position of this service's log up to which it was read
   */
  record Known(@Nullable Obstacle obstacle, long readThrough) {}

  /**
   * Answers at the end of this service's log. A letter never changes, so one that demands too much
   * is not sent at all. Nothing keeps a letter that demands nothing.
   *
   * @param day the day at the customer
   */
  Known know(BalanceLetter letter, LocalDate day);
}
