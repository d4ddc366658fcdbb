package huikuan.ledger.reports;

/** Sums in SQL. */
final class Sums {

  /**
   * The amounts for which a condition holds, added up. Not with FILTER: for that DuckDB keeps room
   * for every column once more for each sum.
   */
  static String where(String condition) {
    return "coalesce(sum(CASE WHEN " + condition + " THEN amount END), 0)";
  }

  private Sums() {}
}
