package huikuan.notification.templates;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.AccountId;
import huikuan.contracts.MessageKind;
import huikuan.notification.template.TemplateText;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the bodies that come with a template. */
final class TemplateReader {

  private static final List<String> KINDS = List.of("courtesy", "demand");
  private static final String A_TEXT = "a text";
  private static final String A_VERSION = "a number from 1, such as 3";

  /**
   * A version to add.
   *
   * @param kind null = as the versions before
   */
  record Written(@Nullable MessageKind kind, TemplateText words) {}

  /**
   * A letter to show.
   *
   * @param version null = the newest, unless there are words
   * @param words that are not saved; null = those of the version
   */
  record Asked(
      AccountId account,
      @Nullable Integer version,
      @Nullable TemplateText words,
      @Nullable MessageKind kind) {}

  private TemplateReader() {}

  static Written written(byte[] body) {
    Faults faults = new Faults();
    Fields fields = new Fields(ExactJson.object(body, faults), faults);
    String subject = fields.text("subject", A_TEXT);
    String text = fields.text("text", A_TEXT);
    TemplateText words = words(subject, text, fields.optionalText("html", A_TEXT));
    MessageKind kind = kind(fields);
    fields.refuseOthers();
    faults.refuse();
    return new Written(kind, requireNonNull(words));
  }

  static Asked asked(byte[] body) {
    Faults faults = new Faults();
    Fields fields = new Fields(ExactJson.object(body, faults), faults);
    String allowed = AccountId.ALLOWED;
    String account =
        fields.optionalValue("account", allowed, text -> AccountId.parse(text).toString());
    if (!fields.given("account")) {
      fields.fault("account", allowed);
    }
    Integer version = version(fields);
    String subject = fields.optionalText("subject", A_TEXT);
    String text = fields.optionalText("text", A_TEXT);
    String html = fields.optionalText("html", A_TEXT);
    MessageKind kind = kind(fields);
    fields.refuseOthers();
    boolean inline = fields.given("subject") || fields.given("text") || fields.given("html");
    if (inline) {
      needed(fields, "subject");
      needed(fields, "text");
    }
    if (inline && fields.given("version")) {
      fields.fault("version", "absent beside subject, text and html");
    }
    if (!inline && fields.given("kind")) {
      fields.fault("kind", "absent without subject and text");
    }
    faults.refuse();
    return new Asked(
        AccountId.parse(requireNonNull(account)), version, words(subject, text, html), kind);
  }

  private static void needed(Fields fields, String name) {
    if (!fields.given(name)) {
      fields.fault(name, A_TEXT);
    }
  }

  private static @Nullable Integer version(Fields fields) {
    JsonNode version = fields.any("version");
    if (version == null) {
      return null;
    }
    if (version.isInt() && version.intValue() > 0) {
      return version.intValue();
    }
    fields.fault("version", A_VERSION);
    return null;
  }

  private static @Nullable MessageKind kind(Fields fields) {
    String kind = fields.optionalChoice("kind", KINDS);
    return kind == null ? null : MessageKind.valueOf(kind.toUpperCase(Locale.ROOT));
  }

  /** Lines end in one way, whatever they were written with. */
  private static @Nullable TemplateText words(
      @Nullable String subject, @Nullable String text, @Nullable String html) {
    return subject == null || text == null
        ? null
        : new TemplateText(lines(subject).strip(), lines(text), html == null ? null : lines(html));
  }

  private static String lines(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }
}
