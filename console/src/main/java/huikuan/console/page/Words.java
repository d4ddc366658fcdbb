package huikuan.console.page;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** The words of a page for names that the API tells, such as states; one without words is shown. */
public final class Words {

  private static final Pattern BUCKET = Pattern.compile("days(\\d+)to(\\d+)");

  private final MessageSource messages;
  private final Locale language;

  Words(MessageSource messages, Locale language) {
    this.messages = messages;
    this.language = language;
  }

  public static Words in(MessageSource messages, Locale language) {
    return new Words(messages, language);
  }

  /**
   * @param family such as {@code state}
   * @param name such as {@code needs-contact}; nothing is shown as nothing
   */
  public String of(String family, @Nullable Object name) {
    if (name == null || name.toString().isBlank()) {
      return "";
    }
    return String.valueOf(
        messages.getMessage(family + "." + name, null, name.toString(), language));
  }

  /** The heading of a column; the buckets of an ageing are named by their days. */
  public String column(String name) {
    Matcher bucket = BUCKET.matcher(name);
    return bucket.matches()
        ? say("col.days", bucket.group(1), bucket.group(2))
        : say("col." + name);
  }

  /** The words of a key, filled in. */
  public String say(String key, Object... values) {
    return String.valueOf(messages.getMessage(key, values, key, language));
  }

  /** Whether there are words for it. */
  public boolean know(String family, @Nullable Object name) {
    return name != null
        && messages.getMessage(family + "." + name, null, "", language) instanceof String found
        && !found.isEmpty();
  }
}
