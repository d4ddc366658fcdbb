package huikuan.ledger.reports;

/**
 * A column of a report.
 *
 * @param name as readers see it, and as the report's SQL names it
 */
record Column(String name, Type type) {

  /** The type of its values. */
  enum Type {
    TEXT("VARCHAR"),
    NUMBER("BIGINT"),
    DATE("DATE"),
    /** A date in SQL: the first of the month. */
    MONTH("DATE"),
    /** A timestamp without time zone in SQL, in UTC. */
    MOMENT("TIMESTAMP"),
    /** In SQL in minor units of the column {@code currency}. */
    AMOUNT("HUGEINT");

    private final String sql;

    Type(String sql) {
      this.sql = sql;
    }
  }

  static Column text(String name) {
    return new Column(name, Type.TEXT);
  }

  static Column number(String name) {
    return new Column(name, Type.NUMBER);
  }

  static Column date(String name) {
    return new Column(name, Type.DATE);
  }

  static Column moment(String name) {
    return new Column(name, Type.MOMENT);
  }

  static Column amount(String name) {
    return new Column(name, Type.AMOUNT);
  }

  String quoted() {
    return "\"" + name + "\"";
  }

  /** The value as readers get it; amounts as exact decimals. */
  String value() {
    return switch (type) {
      case AMOUNT -> Decimals.of(quoted());
      case MOMENT -> quoted() + " AT TIME ZONE 'UTC'";
      default -> quoted();
    };
  }

  /** The SQL that orders rows, so that a missing text comes first. */
  String order() {
    return type == Type.TEXT ? "coalesce(" + quoted() + ", '')" : quoted();
  }

  /** A text that came with a cursor; null if it is no value of this type. */
  String parameter() {
    return "TRY_CAST(? AS " + type.sql + ")";
  }
}
