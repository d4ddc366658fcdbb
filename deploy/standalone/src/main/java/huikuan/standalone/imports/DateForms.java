package huikuan.standalone.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Dates as a file writes them. Names of months are English or Chinese unless another language is
 * given, whatever the machine's is; the 31st of February is no date.
 */
final class DateForms {

  private static final LocalDateTime TRIED = LocalDateTime.of(2024, 12, 31, 23, 59, 58);
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

  private final String pattern;
  private final List<DateTimeFormatter> formatters;

  private DateForms(String pattern, List<DateTimeFormatter> formatters) {
    this.pattern = pattern;
    this.formatters = formatters;
  }

  /**
   * @param language a tag such as {@code de}; empty = English and Chinese
   * @throws IllegalArgumentException with what is wrong
   */
  static DateForms of(String pattern, String language) {
    List<Locale> locales =
        language.isEmpty() ? List.of(Locale.ENGLISH, Locale.CHINA) : List.of(locale(language));
    String years = unquoted(pattern, 'y', 'u');
    String standingAlone = unquoted(years, 'M', 'L');
    List<DateTimeFormatter> formatters = new ArrayList<>();
    for (Locale locale : locales) {
      formatters.add(formatter(pattern, years, locale));
      if (pattern.contains("MMM")) {
        formatters.add(formatter(pattern, standingAlone, locale));
      }
    }
    DateForms forms = new DateForms(pattern, formatters);
    if (!forms.sayADay()) {
      throw new IllegalArgumentException(
          "dateFormat = " + pattern + " does not say a day, a month and a year");
    }
    return forms;
  }

  private boolean sayADay() {
    try {
      return TRIED.toLocalDate().equals(parse(formatters.getFirst().format(TRIED)));
    } catch (DateTimeException needsMore) {
      return false;
    }
  }

  private static Locale locale(String language) {
    Locale locale = Locale.forLanguageTag(language);
    if (locale.getLanguage().isEmpty()) {
      throw new IllegalArgumentException(
          "dateLocale = " + language + " is no language, such as de or zh-CN");
    }
    return locale;
  }

  private static DateTimeFormatter formatter(String pattern, String own, Locale locale) {
    try {
      return new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern(own)
          .toFormatter(locale)
          .withResolverStyle(ResolverStyle.STRICT);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "dateFormat = " + pattern + " is none, such as dd.MM.yyyy or d MMM yyyy", e);
    }
  }

  private static String unquoted(String pattern, char letter, char by) {
    StringBuilder result = new StringBuilder();
    boolean quoted = false;
    for (char each : pattern.toCharArray()) {
      quoted ^= each == '\'';
      result.append(each == letter && !quoted ? by : each);
    }
    return result.toString();
  }

  /** Null if it is no date of this form from 1900 to 2199. */
  @Nullable LocalDate parse(String text) {
    for (DateTimeFormatter formatter : formatters) {
      try {
        LocalDate date = LocalDate.parse(text, formatter);
        return date.isBefore(EARLIEST) || date.isAfter(LATEST) ? null : date;
      } catch (DateTimeException otherForm) {
        // The next may be it.
      }
    }
    return null;
  }

  String pattern() {
    return pattern;
  }
}
