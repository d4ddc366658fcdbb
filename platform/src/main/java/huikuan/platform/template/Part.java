package huikuan.platform.template;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of what a template words, and what can be included there by its name.
 *
 * @param field how the API calls it
 * @param optional whether a template can be without it
 * @param files what can be included, by name; {@code %s} stands for the language
 */
public record Part(
    String field, Form form, boolean optional, TemplateFiles folder, Map<String, String> files) {

  /** How a part is written. */
  public enum Form {
    /** One line of text. */
    LINE,
    TEXT,
    /** HTML: what is filled in is escaped. */
    PAGE
  }

  public Part {
    files = Map.copyOf(files);
  }

  /** What can be included; null = nothing has this name. */
  @Nullable String included(String name, Language language) {
    String file = files.get(name);
    return file == null ? null : folder.read(file.formatted(language.folder()));
  }

  String includedNames() {
    return files.isEmpty() ? "none" : String.join(", ", files.keySet().stream().sorted().toList());
  }
}
