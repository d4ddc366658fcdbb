package huikuan.benchmarks.console;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The options of the command line: {@code --name value}, each with a default. */
public final class Options {

  private final Map<String, String> values;

  private Options(Map<String, String> values) {
    this.values = values;
  }

  /**
   * @param defaults of all options there are
   * @throws IllegalArgumentException if a word is none of them
   */
  public static Options parse(List<String> words, Map<String, String> defaults) {
    Map<String, String> values = new TreeMap<>(defaults);
    for (Iterator<String> each = words.iterator(); each.hasNext(); ) {
      String word = each.next();
      String name = word.startsWith("--") ? word.substring(2) : "";
      if (!defaults.containsKey(name) || !each.hasNext()) {
        throw new IllegalArgumentException(
            "%s: the options are, each with a value, %s".formatted(word, defaults));
      }
      values.put(name, each.next());
    }
    return new Options(values);
  }

  public String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("No option " + name);
    }
    return value;
  }

  /** Comma-separated. */
  public List<String> texts(String name) {
    return List.of(text(name).split(",", -1));
  }

  /** May be written with {@code _}, as in 1_000_000. */
  public long number(String name) {
    return number(name, text(name));
  }

  public List<Integer> numbers(String name) {
    return texts(name).stream().map(each -> Math.toIntExact(number(name, each))).toList();
  }

  private static long number(String name, String text) {
    try {
      return Long.parseLong(text.replace("_", ""));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--" + name + ": a whole number, not " + text, e);
    }
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
