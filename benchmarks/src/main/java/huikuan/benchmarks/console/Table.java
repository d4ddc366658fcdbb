package huikuan.benchmarks.console;

import java.io.PrintStream;
import java.util.Collections;

/** A Markdown table, printed row by row as figures come in. */
public final class Table {

  private final PrintStream out;

  public Table(PrintStream out, String... columns) {
    this.out = out;
    row((Object[]) columns);
    row(Collections.nCopies(columns.length, "---").toArray());
  }

  public void row(Object... cells) {
    StringBuilder row = new StringBuilder("|");
    for (Object cell : cells) {
      row.append(' ').append(cell).append(" |");
    }
    out.println(row);
  }
}
