package huikuan.standalone;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The names of Huikuan's own metrics. */
final class Metrics {

  private static final Path REFERENCE = RunningProcess.root().resolve("docs/reference.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(huikuan_[a-z_]+)`");
  private static final Pattern EXPORTED =
      Pattern.compile("(?m)^(huikuan_[a-z_]+?)(_count|_sum|_max)?[{ ]");

  private Metrics() {}

  /** Those of the reference. */
  static Set<String> documented() throws IOException {
    return names(ROW, Files.readString(REFERENCE));
  }

  /** Those that a service tells Prometheus. */
  static Set<String> exported(String told) {
    return names(EXPORTED, told);
  }

  private static Set<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult each) -> each.group(1))
        .collect(toCollection(TreeSet::new));
  }
}
