package huikuan.standalone.imports;

import huikuan.standalone.Refusal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The command line of import and play: one file, and options with a value each. */
final class Options {

  private static final String GATEWAY = "--gateway";
  private static final String MAPPING = "--mapping";

  private final String command;
  private final Map<String, String> values = new TreeMap<>();
  private @Nullable Path csv;

  Options(String command, List<String> words, Set<String> dates) {
    this.command = command;
    for (Iterator<String> each = words.iterator(); each.hasNext(); ) {
      String word = each.next();
      if (word.equals(GATEWAY) || word.equals(MAPPING) || dates.contains(word)) {
        if (!each.hasNext()) {
          throw new Refusal(command + ": " + word + " needs a value");
        }
        values.put(word, each.next());
      } else if (word.startsWith("--") || csv != null) {
        throw new Refusal(command + ": unknown argument " + word);
      } else {
        csv = Path.of(word);
      }
    }
  }

  Path csv() {
    if (csv == null) {
      throw new Refusal(command + ": name a CSV file");
    }
    return csv;
  }

  Mapping mapping() {
    return Mapping.read(Path.of(required(MAPPING)));
  }

  String gateway(Map<String, String> environment) {
    return values.getOrDefault(
        GATEWAY, "http://127.0.0.1:" + environment.getOrDefault("HUIKUAN_PORT", "8080"));
  }

  LocalDate date(String option) {
    return parse(option, required(option));
  }

  @Nullable LocalDate optionalDate(String option) {
    String text = values.get(option);
    return text == null ? null : parse(option, text);
  }

  private LocalDate parse(String option, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new Refusal(
          "%s: %s must be a date such as 2013-03-31, not %s".formatted(command, option, text));
    }
  }

  private String required(String option) {
    String value = values.get(option);
    if (value == null) {
      throw new Refusal(command + ": " + option + " is missing");
    }
    return value;
  }
}
