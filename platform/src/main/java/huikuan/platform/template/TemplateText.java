package huikuan.platform.template;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The words of a template, with names in double braces where data goes.
 *
 * @param parts by the name of the part
 */
public record TemplateText(@JsonValue Map<String, String> parts) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TemplateText {
    parts = Collections.unmodifiableMap(new TreeMap<>(parts));
  }

  /** Null = the template is without it. */
  public @Nullable String find(Part part) {
    return parts.get(part.field());
  }

  /**
   * @throws IllegalStateException if the template is without it
   */
  public String of(Part part) {
    String words = find(part);
    if (words == null) {
      throw new IllegalStateException("A template has no " + part.field());
    }
    return words;
  }
}
