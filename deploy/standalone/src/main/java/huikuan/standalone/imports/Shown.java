package huikuan.standalone.imports;

import java.util.Collection;
import java.util.stream.Collectors;

/** Texts of a file as people are shown them: never more than they can read. */
final class Shown {

  private static final int LONGEST = 200;
  private static final int MOST = 20;

  private Shown() {}

  static String text(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    return "%s… (%,d characters)".formatted(text.substring(0, LONGEST), text.length());
  }

  /** In brackets. */
  static String all(Collection<String> texts) {
    String more = texts.size() > MOST ? ", … (%,d in all)".formatted(texts.size()) : "";
    return texts.stream()
        .limit(MOST)
        .map(Shown::text)
        .collect(Collectors.joining(", ", "[", more + "]"));
  }
}
