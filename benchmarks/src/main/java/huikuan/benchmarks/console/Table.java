package huikuan.benchmarks.console;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A Markdown table, printed row by row as figures come in; notes follow when it ends. */
public final class Table implements AutoCloseable {

  private final PrintStream out;
  private final List<String> notes = new ArrayList<>();

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

  public void note(String text) {
    notes.add(text);
  }

  @Override
  public void close() {
    out.println();
    notes.forEach(note -> out.println("- " + note));
  }
}
