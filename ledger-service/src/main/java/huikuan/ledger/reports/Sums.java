package huikuan.ledger.reports;

/** Sums in SQL. */
final class Sums {

  /** The amounts for which a condition holds, added up; zero if there are none. */
  static String where(String condition) {
    return "coalesce(sum(amount) FILTER (WHERE " + condition + "), 0)";
  }

  private Sums() {}
}
