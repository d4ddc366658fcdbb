package huikuan.benchmarks.sets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A table that a benchmark printed.
 *
 * @param rows as many cells each as there are columns
 */
record MarkdownTable(List<String> columns, List<List<String>> rows) {

  /** All tables in a text. */
  static List<MarkdownTable> in(List<String> lines) {
    List<MarkdownTable> tables = new ArrayList<>();
    boolean inside = false;
    for (String line : lines) {
      List<String> cells = cells(line);
      if (cells.isEmpty()) {
        inside = false;
      } else if (!inside) {
        tables.add(new MarkdownTable(cells, new ArrayList<>()));
        inside = true;
      } else if (!cells.getFirst().equals("---")) {
        tables.getLast().rows().add(cells);
      }
    }
    return tables;
  }

  private static List<String> cells(String line) {
    String text = line.strip();
    return text.length() > 1 && text.startsWith("|") && text.endsWith("|")
        ? Arrays.stream(text.substring(1, text.length() - 1).split("\\|", -1))
            .map(String::strip)
            .toList()
        : List.of();
  }

  /** Of each row that holds all this: its cell in the first column of this name. */
  List<String> cells(Map<String, String> where, String column) {
    return rows.stream()
        .filter(
            row ->
                where.entrySet().stream()
                    .allMatch(each -> cell(row, each.getKey()).equals(each.getValue())))
        .map(row -> cell(row, column))
        .filter(cell -> !cell.isEmpty())
        .toList();
  }

  /** Empty if there is no such column. */
  private String cell(List<String> row, String column) {
    int at = columns.indexOf(column);
    return at < 0 || at >= row.size() ? "" : row.get(at);
  }
}
