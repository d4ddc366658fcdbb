package huikuan.console.page;

import static java.util.Objects.requireNonNullElseGet;

import huikuan.console.api.Problem;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** The words of a page for names that the API tells, such as states; one without words is shown. */
public final class Words {

  private static final Pattern LINE =
      Pattern.compile("lines? (\\d+(?:, \\d+)*)(?: and (\\d+) more)?(?:, (.*))?");
  private static final Pattern BUCKET = Pattern.compile("days(\\d+)to(\\d+)");

  private static final String FAULT = "fault";
  private static final String ALLOWED = "allowed";

  /** Problems whose words say all that the API's sentence does. */
  private static final Set<String> TOLD_WHOLLY =
      Set.of(
          "behind",
          "busy",
          "internal",
          "link-expired",
          "link-revoked",
          "link-unknown",
          "link-used-up",
          "not-allowed",
          "nothing-unpaid",
          "offer-answered",
          "offer-over",
          "own-proposal",
          "too-many-files",
          "too-many-requests",
          "unavailable");

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

  /** The words of a problem; of a type without any as the API says it. */
  public String fault(Problem problem) {
    return know(FAULT, problem.name())
        ? of(FAULT, problem.name())
        : requireNonNullElseGet(problem.title(), () -> say("fault.internal"));
  }

  /**
   * Whether the API's sentence tells more of a problem than its words do. What it says of fields
   * stands beside them.
   */
  public boolean tellsMore(Problem problem) {
    String detail = problem.detail();
    return detail != null && !problem.saysOfFields(detail) && !TOLD_WHOLLY.contains(problem.name());
  }

  /**
   * The words of a field, by its path such as {@code allocations[3].amount}; the path stands beside
   * them where it tells which of several it is. In a file, {@code line 7, email}, a column is
   * called as there.
   */
  public String field(String path) {
    Matcher line = LINE.matcher(path);
    if (line.matches()) {
      String lines =
          line.group(2) == null
              ? line.group(1)
              : say("field.lines-more", line.group(1), line.group(2));
      String named = say(path.startsWith("lines") ? "field.lines" : "field.line", lines);
      return line.group(3) == null ? named : say("field.line-column", named, line.group(3));
    }
    String name = path.substring(path.lastIndexOf('.') + 1).replaceAll("\\[\\d+]$", "");
    if (!know("field", name)) {
      return path;
    }
    return path.matches(".*\\[[1-9]\\d*].*")
        ? of("field", name) + " (" + path + ")"
        : of("field", name);
  }

  /** A thing that a demand lacks, such as a signed delivery note. */
  public String missing(String what, String name) {
    return switch (what) {
      case "evidence" -> of("evidence-kind", name);
      case "invoiceWay" -> say("missing.named", of("missing", what), of("invoice-way", name));
      case "paymentResponsible" ->
          say("missing.named", of("missing", what), of("contact-state", name));
      default -> say("missing.named", of("missing", what), name);
    };
  }

  /** Whether there are words for what the API says is allowed in a field. */
  public boolean knowAllowed(String sentence) {
    return AllowedWords.of(sentence).isPresent();
  }

  /** The words of what a field allows; a sentence without any is shown as the API says it. */
  public String allowed(String sentence) {
    return AllowedWords.of(sentence)
        .map(
            found ->
                say(
                    ALLOWED + "." + found.key(),
                    found.values().stream().map(value -> of("kind", value)).toArray()))
        .orElse(sentence);
  }

  /** Whether there are words for it. */
  public boolean know(String family, @Nullable Object name) {
    return name != null
        && messages.getMessage(family + "." + name, null, "", language) instanceof String found
        && !found.isEmpty();
  }
}
