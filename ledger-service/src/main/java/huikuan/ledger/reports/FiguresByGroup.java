package huikuan.ledger.reports;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A report of figures for each group and currency.
 *
 * @param more columns that tell rows apart, before the group
 * @param figures the amounts
 */
record FiguresByGroup(Grouping grouping, List<Column> more, List<Column> figures) {

  /**
   * @param sums SQL for each of the figures, of the amounts in {@code postings}
   * @param postings SQL with the columns that rows are told apart by
   */
  Table table(List<String> sums, String postings, List<Object> parameters) {
    String apart =
        Stream.concat(more.stream().map(Column::quoted), Stream.of(grouping.apart()))
            .collect(Collectors.joining(", "));
    String sql =
        "SELECT * FROM (SELECT %s, %s FROM (%s) GROUP BY ALL) WHERE %s"
            .formatted(apart, named(sums), postings, anyNotZero());
    return new Table(
        join(more, grouping.columns(), List.of(Column.text("currency")), figures),
        key(),
        grouping.named(sql),
        parameters);
  }

  private String named(List<String> sums) {
    return IntStream.range(0, sums.size())
        .mapToObj(at -> sums.get(at) + " AS " + figures.get(at).quoted())
        .collect(Collectors.joining(", "));
  }

  /** The columns that order the rows. */
  List<Column> key() {
    return join(more, grouping.key(), List.of(Column.text("currency")));
  }

  private String anyNotZero() {
    return figures.stream()
        .map(each -> each.quoted() + " <> 0")
        .collect(Collectors.joining(" OR "));
  }

  @SafeVarargs
  private static List<Column> join(List<Column>... lists) {
    return Stream.of(lists).flatMap(List::stream).toList();
  }
}
