package huikuan.platform.template;

import huikuan.contracts.Money;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A language letters are written in, and how it writes dates and amounts. */
public enum Language {
  ZH(
      Locale.SIMPLIFIED_CHINESE,
      "zh-CN",
      DateTimeFormatter.ofPattern("yyyy'年'M'月'd'日'", Locale.CHINA)),
  EN(Locale.ENGLISH, "en", DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH));

  private final Locale locale;
  private final String tag;
  private final DateTimeFormatter dates;

  Language(Locale locale, String tag, DateTimeFormatter dates) {
    this.locale = locale;
    this.tag = tag;
    this.dates = dates;
  }

  /** Chinese for every Chinese locale, English for every other. */
  public static Language of(String localeTag) {
    return Locale.forLanguageTag(localeTag).getLanguage().equals("zh") ? ZH : EN;
  }

  /**
   * A language by its short name.
   *
   * @throws IllegalArgumentException if no letters are written in it
   */
  public static Language parse(String folder) {
    return Arrays.stream(values())
        .filter(each -> each.folder().equals(folder))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("one of zh, en"));
  }

  /** The IETF language tag, such as {@code zh-CN}. */
  public String tag() {
    return tag;
  }

  /** {@code zh} or {@code en}. */
  public String folder() {
    return locale.getLanguage();
  }

  /** {@code 10 days}, {@code 10 天}. */
  public String days(long days) {
    return switch (this) {
      case EN -> days + (days == 1 ? " day" : " days");
      case ZH -> days + " 天";
    };
  }

  public String date(LocalDate day) {
    return dates.format(day);
  }

  /** {@code USD 1,234.50}; in Chinese {@code 人民币 1,234.50 元}, {@code 1,234.50 美元}. */
  public String amount(Money amount) {
    Currency currency = amount.currency();
    String figure = figure(amount);
    return switch (this) {
      case EN -> currency.getCurrencyCode() + " " + figure;
      case ZH ->
          currency.getCurrencyCode().equals("CNY")
              ? "人民币 " + figure + " 元"
              : figure + " " + currency.getDisplayName(locale);
    };
  }

  /** Several amounts, each of another currency. */
  public String amounts(List<Money> amounts) {
    String between = this == ZH ? "、" : " and ";
    return amounts.stream().map(this::amount).collect(Collectors.joining(between));
  }

  private static String figure(Money amount) {
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
    int decimals = Math.max(0, amount.currency().getDefaultFractionDigits());
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(new BigDecimal(amount.decimal()));
  }
}
