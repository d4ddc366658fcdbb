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
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The command line of import and play: one file, options with a value each, and flags. */
final class Options {

  private static final String GATEWAY = "--gateway";
  private static final String MAPPING = "--mapping";
  private static final String REJECTED = "--rejected";

  private final String command;
  private final Map<String, String> values = new TreeMap<>();
  private final Set<String> given = new TreeSet<>();
  private @Nullable Path csv;

  Options(String command, List<String> words, Set<String> dates, Set<String> flags) {
    this.command = command;
    for (Iterator<String> each = words.iterator(); each.hasNext(); ) {
      String word = each.next();
      if (flags.contains(word)) {
        given.add(word);
      } else if (List.of(GATEWAY, MAPPING, REJECTED).contains(word) || dates.contains(word)) {
        if (!each.hasNext()) {
          throw Refusal.withUsage(command, word + " needs a value");
        }
        values.put(word, each.next());
      } else if (word.startsWith("--") || csv != null) {
        throw Refusal.withUsage(command, "unknown argument " + word);
      } else {
        csv = Path.of(word);
      }
    }
  }

  Path csv() {
    if (csv == null) {
      throw Refusal.withUsage(command, "name a CSV file");
    }
    return csv;
  }

  boolean has(String flag) {
    return given.contains(flag);
  }

  /**
   * Where rejections go.
   *
   * @throws Refusal if that is a file which is read, or which no import wrote
   */
  ResultFile rejected() {
    String file = values.get(REJECTED);
    ResultFile rejected = Rejections.file(file == null ? beside("rejected") : Path.of(file));
    return requireNotRead(rejected).requireOwn();
  }

  /** As {@link #rejected()}, where what a dry run would change goes. */
  ResultFile changes(ResultFile rejected) {
    ResultFile changes =
        ResultFile.at(beside("changes"), "line", "company", "customer", "field", "before", "after");
    if (changes.wouldReplace(rejected)) {
      throw Refusal.withUsage(
          command,
          "what would change goes to %s; name another file by --rejected".formatted(changes));
    }
    return requireNotRead(changes).requireOwn();
  }

  private ResultFile requireNotRead(ResultFile result) {
    for (Path source : List.of(csv(), mappingFile())) {
      if (result.wouldReplace(source)) {
        throw Refusal.withUsage(
            command,
            "to write %s would replace %s, which is read; name another file"
                .formatted(result, source));
      }
    }
    return result;
  }

  /** A file beside the source, with the source's name and another. */
  private Path beside(String name) {
    return Path.of(csv() + "." + name + ".csv");
  }

  private Path mappingFile() {
    return Path.of(required(MAPPING));
  }

  Mapping mapping() {
    return Mapping.read(mappingFile());
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
      throw Refusal.withUsage(command, option + " is missing");
    }
    return value;
  }
}
