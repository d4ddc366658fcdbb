package huikuan.platform.csv;

import huikuan.platform.fields.Faults;
import huikuan.platform.web.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The faults of a file, by line and column. A fault that many lines have is told once. */
public final class CsvFaults {

  private static final int MOST_FAULTS = 1_000;
  private static final int MOST_LINES = 10;

  /**
   * @param column empty = the fault is of the whole line
   */
  private record Fault(String column, String allowed) {}

  private final Map<Fault, List<Long>> lines = new LinkedHashMap<>();

  void add(long line, String column, String allowed) {
    List<Long> at = lines.computeIfAbsent(new Fault(column, allowed), _ -> new ArrayList<>());
    if (at.isEmpty() || at.getLast() != line) {
      at.add(line);
    }
  }

  boolean any() {
    return !lines.isEmpty();
  }

  /**
   * Ends the reading of a file that has faults.
   *
   * @throws ProblemException with all of them, if there are any
   */
  public void refuse() {
    Faults told = new Faults(MOST_FAULTS);
    lines.forEach((fault, at) -> told.add(field(fault, at), fault.allowed()));
    told.refuse();
  }

  /** Such as {@code lines 7, 8, 9, email}. */
  private static String field(Fault fault, List<Long> at) {
    String named =
        at.stream().limit(MOST_LINES).map(String::valueOf).collect(Collectors.joining(", "));
    int more = at.size() - MOST_LINES;
    return (at.size() == 1 ? "line " : "lines ")
        + named
        + (more > 0 ? " and %d more".formatted(more) : "")
        + (fault.column().isEmpty() ? "" : ", " + fault.column());
  }
}
