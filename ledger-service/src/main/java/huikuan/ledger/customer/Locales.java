package huikuan.ledger.customer;

import huikuan.platform.fields.Fields;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads languages and time zones. */
final class Locales {

  private static final String ALLOWED_LANGUAGE = "a language tag, such as zh-CN or en";
  private static final String ALLOWED_TIME_ZONE = "an IANA time zone, such as Asia/Shanghai";

  /** An IETF language tag; null if it is absent or none. */
  static @Nullable String language(Fields fields, String name) {
    String tag = fields.optionalText(name, ALLOWED_LANGUAGE);
    if (tag == null) {
      return null;
    }
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag).build();
      if (!locale.getLanguage().isEmpty()) {
        return locale.toLanguageTag();
      }
    } catch (IllformedLocaleException malformed) {
      // Told below, as is a tag without a language.
    }
    fields.fault(name, ALLOWED_LANGUAGE);
    return null;
  }

  /** An IANA name; null if it is absent or none. */
  static @Nullable String timeZone(Fields fields) {
    String zone = fields.optionalText("timeZone", ALLOWED_TIME_ZONE);
    if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone)) {
      fields.fault("timeZone", ALLOWED_TIME_ZONE);
      return null;
    }
    return zone;
  }

  private Locales() {}
}
