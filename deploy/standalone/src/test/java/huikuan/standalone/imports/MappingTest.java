package huikuan.standalone.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.standalone.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTest {

  private static final String LEAST =
      """
      value.company = CN01
      value.currency = CNY
      column.customer = 客户
      column.number = 号
      column.postedOn = 日期
      column.dueOn = 到期
      column.amount = 金额
      """;

  @TempDir private Path directory;

  private Mapping read(String text) throws Exception {
    return Mapping.read(
        Files.write(directory.resolve("mapping"), text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aByteOrderMarkAndSpacesAtTheEndAreNoPartOfIt() throws Exception {
    Mapping mapping = read("\uFEFF" + LEAST.replace("金额", "金额 \t"));

    assertThat(mapping.columns()).containsEntry(Field.AMOUNT, "金额");
    assertThat(mapping.value(Field.COMPANY)).isEqualTo("CN01");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "column.colour = Farbe|has unknown keys: [column.colour]",
        "column.amount = Betrag|has keys twice: [column.amount]",
        "value.amount = 1|has column.amount and value.amount",
        "value.contactName = Li Na|contactName without contactEmail",
        "value.contactEmail = ap@{cusotmer}.example|{cusotmer}",
        "encoding = UTF-9|encoding = UTF-9",
        "delimiter = ;;|delimiter must be one character",
        "delimiter = \"|same character as quote",
        "missingFields = zero|missingFields must be refused or empty",
        "dateFormat = dd.MM|does not say a day, a month and a year",
        "dateFormat = bb|dateFormat = bb is none",
        "dateLocale = ??|dateLocale = ?? is no language",
        "decimal = x|decimal must be . or ,",
        "grouping = x|grouping must be one of",
        "businessTimeZone = Mars/Base|is no time zone"
      })
  void tellsWhatIsWrongWithIt(String line, String message) {
    assertThatThrownBy(() -> read(LEAST + line + "\n"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(message);
  }

  @Test
  void tellsWhatItLacks() {
    assertThatThrownBy(() -> read(LEAST.replace("column.amount = 金额\n", "")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("lacks column.amount (or value.amount)");
    assertThatThrownBy(() -> read(LEAST.replace("column.dueOn = 到期\n", "")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("lacks column.dueOn, or column.contract");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dd MMM yyyy||05 Mar 2026",
        "dd-MMM-yyyy||05-MAR-2026",
        "d MMMM yyyy||5 march 2026",
        "yyyy年M月d日||2026年3月5日",
        "d MMM yyyy||5 3月 2026",
        "d MMMM yyyy||5 三月 2026",
        "d. MMMM yyyy|de|5. März 2026",
        "d MMM yyyy|fr|5 mars 2026",
        "dd.MM.yy||05.03.26",
        "yyyy-MM-dd HH:mm:ss||2026-03-05 00:00:00"
      })
  void monthsNeverDependOnTheMachinesLanguage(String form, String language, String text)
      throws Exception {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.JAPAN);
    try {
      DateForms dates =
          read(LEAST
                  + "dateFormat = "
                  + form
                  + "\ndateLocale = "
                  + (language == null ? "" : language))
              .dates();
      assertThat(dates.parse(text)).isEqualTo(LocalDate.parse("2026-03-05"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource({"2026-02-31", "1899-12-31", "2200-01-01", "26-02-01", "2026-02-01x"})
  void noDate(String text) throws Exception {
    assertThat(read(LEAST).dates().parse(text)).isNull();
  }
}
