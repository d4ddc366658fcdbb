package huikuan.ledger.reports;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of a workbook, row by row and cell by cell. Text is text, whatever it begins with. Cells
 * are not shared between rows: a large sheet needs no more memory than a small one.
 */
public final class XlsxSheet implements Closeable {

  private static final int ROWS_AT_ONCE = 500;

  /** Excel keeps so many digits of a number; it would make zeros of the others. */
  private static final int MOST_DIGITS = 15;

  /** Excel takes 1900 for a leap year: its days are right from the first of March on. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

  private static final String DAY = "yyyy-mm-dd";
  private static final String MONTH = "yyyy-mm";
  private static final String MOMENT = "yyyy-mm-dd hh:mm:ss";

  private final Worksheet sheet;
  private int row;
  private int column;

  XlsxSheet(Worksheet sheet, List<String> header) {
    this.sheet = sheet;
    sheet.freezePane(0, 1);
    for (String name : header) {
      sheet.style(0, column).bold().set();
      text(name);
    }
  }

  /** Begins a row. */
  public void row() throws IOException {
    row++;
    column = 0;
    if (row % ROWS_AT_ONCE == 0) {
      sheet.flush();
    }
  }

  /** A null leaves the cell empty. */
  public void text(@Nullable String text) {
    if (text != null && !text.isEmpty()) {
      sheet.inlineString(row, column, text);
    }
    column++;
  }

  public void number(long number) {
    sheet.value(row, column++, number);
  }

  public void date(@Nullable LocalDate day) {
    day(day, DAY);
  }

  /** The first day of a month. */
  void month(LocalDate first) {
    day(first, MONTH);
  }

  private void day(@Nullable LocalDate day, String format) {
    if (day == null || day.isBefore(FIRST_DAY)) {
      text(day == null ? null : day.toString());
    } else {
      sheet.value(row, column, day);
      formatted(format);
    }
  }

  /** In UTC. */
  public void moment(Instant moment) {
    sheet.value(row, column, LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
    formatted(MOMENT);
  }

  /** With the decimals of its currency. */
  public void amount(@Nullable BigDecimal amount, String currency) {
    if (amount == null || amount.precision() > MOST_DIGITS) {
      text(amount == null ? null : amount.toPlainString());
      return;
    }
    int places = Currency.getInstance(currency).getDefaultFractionDigits();
    sheet.value(row, column, amount);
    formatted(places == 0 ? "#,##0" : "#,##0." + "0".repeat(places));
  }

  private void formatted(String format) {
    sheet.style(row, column++).format(format).set();
  }

  @Override
  public void close() throws IOException {
    sheet.finish();
  }
}
