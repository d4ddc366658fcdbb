package huikuan.notification.mail;

import huikuan.contracts.Money;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A language letters are written in, and how it writes dates and amounts. */
enum Language {
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
  static Language of(String localeTag) {
    return Locale.forLanguageTag(localeTag).getLanguage().equals("zh") ? ZH : EN;
  }

  String tag() {
    return tag;
  }

  String folder() {
    return locale.getLanguage();
  }

  Locale locale() {
    return locale;
  }

  String date(LocalDate day) {
    return dates.format(day);
  }

  /** {@code USD 1,234.50}; in Chinese {@code 人民币 1,234.50 元}, {@code 1,234.50 美元}. */
  String amount(Money amount) {
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

  /** The columns of an attached list. */
  List<String> claimColumns() {
    return switch (this) {
      case EN ->
          List.of(
              "Invoice",
              "Invoice date",
              "Due date",
              "Your reference",
              "Contract",
              "Currency",
              "Amount",
              "Open",
              "Days overdue");
      case ZH -> List.of("发票号码", "开票日期", "付款到期日", "贵方参考号", "合同编号", "币种", "发票金额", "未付金额", "逾期天数");
    };
  }

  /** Several amounts, each of another currency. */
  String amounts(List<Money> amounts) {
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
