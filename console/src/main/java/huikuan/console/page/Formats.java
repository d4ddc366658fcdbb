package huikuan.console.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How numbers, days and moments are shown. Amounts come as decimal strings and stay exact. */
public final class Formats {

  /** U+2212, as wide as a digit. */
  private static final String MINUS = "−";

  private static final Pattern PERSON = Pattern.compile("(^|, )person:");
  private static final BigDecimal WAN = BigDecimal.valueOf(10_000);
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final ZoneId zone;

  public Formats(ZoneId zone) {
    this.zone = zone;
  }

  /** With groups of three; what is no number is shown as it is, nothing as nothing. */
  public String amount(@Nullable Object value) {
    if (value == null || value.toString().isBlank()) {
      return "";
    }
    try {
      BigDecimal number = new BigDecimal(value.toString());
      String digits = grouped(number.abs(), Math.max(number.scale(), 0));
      return number.signum() < 0 ? MINUS + digits : digits;
    } catch (NumberFormatException e) {
      return value.toString();
    }
  }

  /** People of the house by their names, one or several with commas; a program as it is told. */
  public static String actor(@Nullable Object told) {
    return told == null ? "" : PERSON.matcher(told.toString()).replaceAll("$1");
  }

  /** {@code 1234.50 CNY} as {@code CNY 1,234.50}. */
  public String money(@Nullable String amountAndCurrency) {
    if (amountAndCurrency == null) {
      return "";
    }
    String[] parts = amountAndCurrency.split(" ", 2);
    return parts.length == 2 ? parts[1] + " " + amount(parts[0]) : amount(parts[0]);
  }

  /** In units of ten thousand, to look at only; empty below one of them. */
  public String wan(@Nullable Object value) {
    try {
      BigDecimal number = new BigDecimal(String.valueOf(value));
      if (number.abs().compareTo(WAN) < 0) {
        return "";
      }
      BigDecimal rounded = number.divide(WAN, 2, RoundingMode.HALF_UP);
      return (number.signum() < 0 ? MINUS : "") + grouped(rounded.abs(), 2) + " 万";
    } catch (NumberFormatException e) {
      return "";
    }
  }

  /** Whether an amount is below zero. */
  public boolean negative(@Nullable Object value) {
    return value != null && value.toString().startsWith("-");
  }

  public boolean zero(@Nullable Object value) {
    try {
      return value == null || new BigDecimal(value.toString()).signum() == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** How many, with groups of three. */
  public String count(@Nullable Object value) {
    return amount(value);
  }

  /** A moment in the company's zone, to the minute. */
  public String moment(@Nullable Object value) {
    return shown(value, MINUTES);
  }

  public String exactMoment(@Nullable Object value) {
    return shown(value, SECONDS);
  }

  public String zone() {
    return zone.getId();
  }

  private String shown(@Nullable Object value, DateTimeFormatter format) {
    if (value == null || value.toString().isBlank()) {
      return "";
    }
    try {
      return format.format(instant(value.toString()).atZone(zone));
    } catch (DateTimeException e) {
      return value.toString();
    }
  }

  private static Instant instant(String text) {
    return text.endsWith("Z") ? Instant.parse(text) : OffsetDateTime.parse(text).toInstant();
  }

  private static String grouped(BigDecimal number, int decimals) {
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    format.setRoundingMode(RoundingMode.UNNECESSARY);
    return format.format(number);
  }
}
