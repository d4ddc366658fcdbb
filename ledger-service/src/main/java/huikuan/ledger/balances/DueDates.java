package huikuan.ledger.balances;

/**
 * SQL of the due date that is in force among the postings of an item: the one that was recorded
 * last, among those that moved it; else the one that it was posted with.
 */
public final class DueDates {

  /** No commit has so many postings. */
  private static final int PLACES = 1_000_000;

  private DueDates() {}

  /**
   * The last of those that moved it; null = none has.
   *
   * @param table its alias and a dot; may be empty
   */
  public static String moved(String table) {
    return "arg_max(%1$sdue, %2$s) FILTER (%1$sentry = 'PUT_OFF')".formatted(table, order(table));
  }

  /** The order of postings in the log. */
  static String order(String table) {
    return "(%1$sposition * %2$d + %1$splace)".formatted(table, PLACES);
  }

  /** The due date in force; null of a credit. */
  public static String inForce(String table) {
    return "coalesce(%s, max(%sdue))".formatted(moved(table), table);
  }
}
