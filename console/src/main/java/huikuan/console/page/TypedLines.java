package huikuan.console.page;

import java.util.List;
import java.util.Map;

/**
 * The lines of a form, as they were typed.
 *
 * @param values of each field, one a line
 */
public record TypedLines(Map<String, List<String>> values) {

  /** The value of a field in a line; empty if none was typed. */
  public String at(String field, int line) {
    List<String> typed = values.getOrDefault(field, List.of());
    return line < typed.size() ? typed.get(line) : "";
  }
}
