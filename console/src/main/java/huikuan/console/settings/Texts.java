package huikuan.console.settings;

import huikuan.console.api.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Versions as lines, so that two can be laid side by side. */
final class Texts {

  private static final List<String> WORDS = List.of("subject", "text", "html", "page");

  private Texts() {}

  /** An answer as indented names and values, without what every version has of its own. */
  static List<String> of(Answer answer) {
    List<String> lines = new ArrayList<>();
    answer.forEach(
        (name, value) -> {
          if (!name.equals("versions")) {
            add(lines, "", name, value);
          }
        });
    return lines;
  }

  /** The words of a template. */
  static List<String> words(Answer template) {
    List<String> lines = new ArrayList<>();
    for (String part : WORDS) {
      @Nullable String text = template.text(part);
      if (text != null) {
        lines.add("— " + part + " —");
        text.lines().forEach(lines::add);
      }
    }
    return lines;
  }

  private static void add(List<String> lines, String indent, String name, @Nullable Object value) {
    String more = indent + "  ";
    if (value instanceof Map<?, ?> fields) {
      lines.add(indent + name + ":");
      fields.forEach((key, each) -> add(lines, more, String.valueOf(key), each));
    } else if (value instanceof List<?> all && all.stream().anyMatch(Map.class::isInstance)) {
      lines.add(indent + name + ":");
      for (int at = 0; at < all.size(); at++) {
        add(lines, more, String.valueOf(at + 1), all.get(at));
      }
    } else {
      lines.add(indent + name + ": " + (value instanceof List<?> all ? joined(all) : value));
    }
  }

  private static String joined(List<?> all) {
    return String.join(", ", all.stream().map(String::valueOf).toList());
  }
}
