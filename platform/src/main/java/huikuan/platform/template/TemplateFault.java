package huikuan.platform.template;

import org.jspecify.annotations.Nullable;

/**
 * A fault of a template.
 *
 * @param field a part, or {@code kind}
 * @param line of the field, from 1; null = it stands on no one line
 * @param what is wrong, and what would be right
 */
public record TemplateFault(String field, @Nullable Integer line, String what) {

  public TemplateFault(String field, String what) {
    this(field, null, what);
  }

  /** With the line before it. */
  public String described() {
    return line == null ? what : "line " + line + ": " + what;
  }
}
