package huikuan.platform.templates;

import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.template.Part;
import huikuan.platform.template.TemplateForm;
import huikuan.platform.template.TemplateText;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the bodies that come with a template. */
final class TemplateReader {

  private static final String A_TEXT = "a text";
  private static final String A_VERSION = "a number from 1, such as 3";

  /**
   * A version to add.
   *
   * @param kind null = as the versions before
   */
  record Written(@Nullable String kind, TemplateText words) {}

  private final TemplateForm form;

  TemplateReader(TemplateForm form) {
    this.form = form;
  }

  Written written(byte[] body) {
    Faults faults = new Faults();
    Fields fields = new Fields(ExactJson.object(body, faults), faults);
    TemplateText words = words(fields, true);
    String kind = kind(fields);
    fields.refuseOthers();
    faults.refuse();
    return new Written(kind, words);
  }

  /** What a body asks to be shown; it can have other fields. */
  AskedTemplate asked(Fields fields) {
    Integer version = version(fields);
    boolean inline = form.parts().stream().anyMatch(part -> fields.given(part.field()));
    String kind = kind(fields);
    TemplateText words = words(fields, inline);
    if (inline && fields.given("version")) {
      fields.fault("version", "absent beside words that are not saved");
    }
    if (!inline && fields.given("kind")) {
      fields.fault("kind", "absent without words that are not saved");
    }
    return new AskedTemplate(version, inline ? words : null, kind);
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

  private @Nullable String kind(Fields fields) {
    return form.kinds().isEmpty() ? null : fields.optionalChoice("kind", form.kinds());
  }

  /**
   * @param needed whether parts that are not optional must be given
   */
  private TemplateText words(Fields fields, boolean needed) {
    Map<String, String> parts = new HashMap<>();
    for (Part part : form.parts()) {
      String words =
          needed && !part.optional()
              ? fields.text(part.field(), A_TEXT)
              : fields.optionalText(part.field(), A_TEXT);
      if (words != null) {
        parts.put(part.field(), lines(part, words));
      }
    }
    return new TemplateText(parts);
  }

  /** Lines end in one way, whatever they were written with. */
  private static String lines(Part part, String words) {
    String lines = words.replace("\r\n", "\n").replace('\r', '\n');
    return part.form() == Part.Form.LINE ? lines.strip() : lines;
  }
}
