package huikuan.notification.template;

import huikuan.platform.template.Language;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a letter, and what a template of it can include by its name. */
public enum Part {
  SUBJECT("subject", Map.of()),
  TEXT("text", Map.of("claims", "%s/claims.txt", "closing", "%s/closing.txt")),
  HTML(
      "html",
      Map.of(
          "claims", "%s/claims.html",
          "closing", "%s/closing.html",
          "layout", "layout.html",
          "table", "table.html"));

  private final String field;
  private final Map<String, String> files;

  Part(String field, Map<String, String> files) {
    this.field = field;
    this.files = files;
  }

  /** How the API calls it. */
  public String field() {
    return field;
  }

  /** What can be included; null = nothing has this name. */
  @Nullable String included(String name, Language language) {
    String file = files.get(name);
    return file == null ? null : LetterFiles.read(file.formatted(language.folder()));
  }

  String includedNames() {
    return files.isEmpty() ? "none" : String.join(", ", files.keySet().stream().sorted().toList());
  }
}
