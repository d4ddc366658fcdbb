package huikuan.platform.csv;

import huikuan.contracts.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file. Cells that hold several values have each on a line of its own.
 *
 * @param line of the file, from 1
 * @param cells by column; an empty cell is an empty text
 */
public record CsvRow(long line, Map<String, String> cells, CsvFaults faults) {

  public CsvRow {
    cells = Map.copyOf(cells);
  }

  /** Whether the file has the column. */
  public boolean has(String column) {
    return cells.containsKey(column);
  }

  /** The cell; null if it is empty, or the file has no such column. */
  public @Nullable String cell(String column) {
    String text = cells.getOrDefault(column, "");
    return text.isEmpty() ? null : text;
  }

  /** The values of a cell. */
  public List<String> several(String column) {
    return cells
        .getOrDefault(column, "")
        .lines()
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .toList();
  }

  /** Notes a fault of a cell. */
  public void fault(String column, String allowed) {
    faults.add(line, column, allowed);
  }

  /** Rows by the identifiers of a column, in their order. A row without one is at fault. */
  public static Map<String, List<CsvRow>> by(String column, List<CsvRow> rows) {
    Map<String, List<CsvRow>> grouped = new LinkedHashMap<>();
    for (CsvRow row : rows) {
      String text = row.cell(column);
      try {
        grouped
            .computeIfAbsent(Identifier.parse(text == null ? "" : text), _ -> new ArrayList<>())
            .add(row);
      } catch (IllegalArgumentException e) {
        row.fault(column, Identifier.ALLOWED);
      }
    }
    return grouped;
  }
}
