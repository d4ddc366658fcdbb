package huikuan.notification.message;

/**
 * The number of a message among those that are counted together.
 *
 * @param today its number on its day, from 1
 * @param orderedToday how many earlier messages of the day a person had ordered
 * @param inWeek its number in the seven days that end with its day, from 1
 * @param most the number that the policy allows in seven days
 */
public record Count(int today, int orderedToday, int inWeek, int most) {

  /** Its number among the messages of its day that nobody ordered. */
  int place() {
    return today - orderedToday;
  }

  boolean withinWeek() {
    return inWeek <= most;
  }
}
