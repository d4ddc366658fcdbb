package huikuan.benchmarks.sets;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Something asked for, and where it stands in what a command prints.
 *
 * @param where what a row must hold; of several rows, each is a size
 */
record Figure(String what, String mustReach, Map<String, String> where, String column) {

  /** The cells, smaller size first; a dash if there is none. */
  String in(List<MarkdownTable> tables) {
    String found =
        tables.stream()
            .flatMap(table -> table.cells(where, column).stream())
            .collect(Collectors.joining(" / "));
    return found.isEmpty() ? "–" : found;
  }
}
