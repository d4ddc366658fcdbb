package huikuan.platform.template;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A template: what it is for, in one language.
 *
 * @param name as a step of dunning calls it: its level
 */
public record TemplateId(Language language, String name) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final String SEPARATOR = "/";

  /** Reads what {@link #toString} writes. */
  @JsonCreator
  public static TemplateId parse(String text) {
    int separator = text.indexOf(SEPARATOR);
    return new TemplateId(
        Language.parse(text.substring(0, separator)), text.substring(separator + 1));
  }

  /**
   * A name that a template can be given.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static String parseName(String text) {
    if (!NAME.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "1 to 64 small letters, digits and hyphens of ASCII, such as reminder-1");
    }
    return text;
  }

  /** {@code zh/reminder-1}. */
  @JsonValue
  @Override
  public String toString() {
    return language.folder() + SEPARATOR + name;
  }
}
