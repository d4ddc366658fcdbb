package huikuan.notification.message;

/**
 * Which of the messages that are counted together a message is.
 *
 * @param today of those of its day, from 1
 * @param inWeek of those in the seven days that end with its day, from 1
 * @param most how many the policy allows in seven days
 */
public record Count(int today, int inWeek, int most) {

  boolean isWithinWeek() {
    return inWeek <= most;
  }
}
