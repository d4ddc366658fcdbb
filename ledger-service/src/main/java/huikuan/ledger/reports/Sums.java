package huikuan.ledger.reports;

/** Sums in SQL. */
final class Sums {

  /** The amounts for which a condition holds, added up; zero if there are none. */
  static String where(String condition) {
    return where(condition, "amount");
  }

  /** The same of another expression. */
  static String where(String condition, String amount) {
    return "coalesce(sum(" + amount + ") FILTER (WHERE " + condition + "), 0)";
  }

  private Sums() {}
}
