package huikuan.notification.message;

/**
 * The number of a message among those that are counted together.
 *
 * @param today of those of its day, from 1
 * @param orderedToday how many of those before it a person had ordered
 * @param inWeek of those in the seven days that end with its day, from 1
 * @param most how many the policy allows in seven days
 */
public record Count(int today, int orderedToday, int inWeek, int most) {

  /** Its number among those of its day that nobody ordered. */
  int place() {
    return today - orderedToday;
  }

  boolean withinWeek() {
    return inWeek <= most;
  }
}
