package huikuan.standalone.imports;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.Country;
import huikuan.contracts.Identifier;
import huikuan.contracts.MailAddress;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes a row of its cells, or tells everything that is wrong with them. A customer's faulty master
 * data is reported and left out: what is owed does not depend on an address.
 */
final class RowReader {

  private static final char REPLACEMENT = '\uFFFD';

  private final DateForms dates;
  private final AmountFormat amounts;
  private final Consumer<Rejection> rejections;

  RowReader(DateForms dates, AmountFormat amounts, Consumer<Rejection> rejections) {
    this.dates = dates;
    this.amounts = amounts;
    this.rejections = rejections;
  }

  /** Null if it is none; then it was told why. */
  @Nullable Row read(Cells cells) {
    return new Reading(cells).row();
  }

  private final class Reading {

    private final Cells cells;
    private boolean faulty;

    Reading(Cells cells) {
      this.cells = cells;
    }

    @Nullable Row row() {
      String company = checked(Field.COMPANY, Identifier::parseCompany);
      String customer = checked(Field.CUSTOMER, Identifier::parse);
      Currency currency = currency();
      String number = checked(Field.NUMBER, Identifier::parse);
      LocalDate postedOn = date(Field.POSTED_ON);
      String contract =
          cells.get(Field.CONTRACT) == null ? null : checked(Field.CONTRACT, Identifier::parse);
      boolean byContract = cells.get(Field.DUE_ON) == null && cells.get(Field.CONTRACT) != null;
      LocalDate dueOn = byContract ? null : date(Field.DUE_ON);
      BigDecimal amount = amount(currency);
      LocalDate settledOn = cells.get(Field.SETTLED_ON) == null ? null : date(Field.SETTLED_ON);
      String receipt = settledOn == null ? "" : checked(Field.RECEIPT, Identifier::parse);
      if (postedOn != null && dueOn != null && dueOn.isBefore(postedOn)) {
        fault(Field.DUE_ON, "due before it was posted", postedOn + " or later");
      }
      if (faulty) {
        return null;
      }
      return new Row(
          cells,
          requireNonNull(company),
          requireNonNull(customer),
          requireNonNull(currency).getCurrencyCode(),
          requireNonNull(number),
          requireNonNull(postedOn),
          dueOn,
          requireNonNull(amount),
          contract,
          settledOn,
          requireNonNull(receipt),
          master());
    }

    private void fault(Field field, String reason, String detail) {
      faulty = true;
      rejections.accept(cells.rejection(field, reason, detail));
    }

    private @Nullable String text(Field field) {
      String text = cells.get(field);
      if (text == null) {
        fault(field, "missing", "a value");
      } else if (text.indexOf(REPLACEMENT) >= 0) {
        fault(field, "damaged text", "the text as it was before it was converted wrongly");
        return null;
      }
      return text;
    }

    private @Nullable String checked(Field field, UnaryOperator<String> rule) {
      String text = text(field);
      try {
        return text == null ? null : rule.apply(text);
      } catch (IllegalArgumentException e) {
        fault(field, "not allowed", String.valueOf(e.getMessage()));
        return null;
      }
    }

    private @Nullable Currency currency() {
      String code = text(Field.CURRENCY);
      try {
        return code == null ? null : Values.currency(code);
      } catch (IllegalArgumentException e) {
        fault(Field.CURRENCY, "no currency", String.valueOf(e.getMessage()));
        return null;
      }
    }

    private @Nullable LocalDate date(Field field) {
      String text = text(field);
      LocalDate date = text == null ? null : dates.parse(text);
      if (text != null && date == null) {
        fault(field, "no date", "a date from 1900 to 2199 of the form " + dates.pattern());
      }
      return date;
    }

    private @Nullable BigDecimal amount(@Nullable Currency currency) {
      String text = text(Field.AMOUNT);
      if (text == null || currency == null) {
        return null;
      }
      try {
        return amounts.parse(text, currency);
      } catch (AmountFormat.Fault e) {
        fault(Field.AMOUNT, e.reason(), String.valueOf(e.getMessage()));
        return null;
      }
    }

    private Map<Field, String> master() {
      Map<Field, String> master = new EnumMap<>(Field.class);
      put(master, Field.CUSTOMER_NAME, Values::words);
      put(master, Field.TAX_NUMBER, Values::words);
      put(master, Field.LOCALE, Values::locale);
      put(master, Field.TIME_ZONE, Values::timeZone);
      put(master, Field.COUNTRY, Country::parse);
      put(master, Field.CONTACT_EMAIL, MailAddress::parse);
      put(master, Field.CONTACT_NAME, Values::words);
      return master.isEmpty() ? Map.of() : master;
    }

    private void put(Map<Field, String> master, Field field, UnaryOperator<String> rule) {
      String text = cells.get(field);
      if (text == null) {
        return;
      }
      try {
        master.put(field, rule.apply(text));
      } catch (IllegalArgumentException e) {
        rejections.accept(
            cells.rejection(
                field,
                "not allowed",
                e.getMessage() + "; the customer is left without it, its documents are posted"));
      }
    }
  }
}
