package huikuan.dunning.timeline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/** A language that texts are told in. */
public enum Language {
  EN(Locale.ENGLISH),
  ZH(Locale.CHINESE);

  private static final List<Locale> LOCALES =
      Arrays.stream(values()).map(Language::locale).toList();

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  Locale locale() {
    return locale;
  }

  /**
   * The one of the two that is liked best; English for what is none of them, or can't be read.
   *
   * @param acceptLanguage the header {@code Accept-Language}; null = there is none
   */
  public static Language asked(@Nullable String acceptLanguage) {
    if (acceptLanguage == null) {
      return EN;
    }
    try {
      Locale found = Locale.lookup(LanguageRange.parse(acceptLanguage), LOCALES);
      return found == null ? EN : values()[LOCALES.indexOf(found)];
    } catch (IllegalArgumentException unreadable) {
      return EN;
    }
  }
}
