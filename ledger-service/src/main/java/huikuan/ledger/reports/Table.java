package huikuan.ledger.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A report's rows, for each form in which they may be asked for.
 *
 * @param key the columns that order the rows, no two alike
 * @param sql whose columns have the names of these columns and keys
 */
record Table(List<Column> columns, List<Column> key, String sql, List<Object> parameters) {

  /** All rows in order. */
  String whole() {
    return "SELECT %s FROM (%s) ORDER BY %s"
        .formatted(values(columns), Decimals.withUnit(sql), order());
  }

  /**
   * Some rows in order; their keys stand after them, as texts. Its parameters are those of the
   * table, and the key of the row before if {@code onward}.
   */
  String page(boolean onward, int rows) {
    String keys =
        key.stream()
            .map(each -> "CAST(%s AS VARCHAR)".formatted(each.order()))
            .collect(Collectors.joining(", "));
    String after =
        "WHERE (%s) > (%s)"
            .formatted(
                order(), key.stream().map(Column::parameter).collect(Collectors.joining(", ")));
    return "SELECT %s, %s FROM (%s) %s ORDER BY %s LIMIT %d"
        .formatted(
            values(columns), keys, Decimals.withUnit(sql), onward ? after : "", order(), rows);
  }

  List<Object> parameters(List<String> keyBefore) {
    List<Object> all = new ArrayList<>(parameters);
    all.addAll(keyBefore);
    return all;
  }

  private String order() {
    return key.stream().map(Column::order).collect(Collectors.joining(", "));
  }

  private static String values(List<Column> columns) {
    return columns.stream()
        .map(each -> each.value() + " AS " + each.quoted())
        .collect(Collectors.joining(", "));
  }
}
