package huikuan.standalone.imports;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads one row by the mapping. What the ledger would refuse is left for the ledger to refuse. */
final class RowReader {

  /** Why the row is none. */
  static final class Fault extends Exception {
    Fault(String message) {
      super(message);
    }
  }

  private final Mapping mapping;
  private final DateTimeFormatter dates;
  private final CSVRecord fields;

  RowReader(Mapping mapping, DateTimeFormatter dates, CSVRecord fields) {
    this.mapping = mapping;
    this.dates = dates;
    this.fields = fields;
  }

  Row row(long line) throws Fault {
    LocalDate postedOn = date("postedOn");
    LocalDate settledOn = optionalDate("settledOn");
    if (settledOn != null && settledOn.isBefore(postedOn)) {
      throw new Fault("settled on %s, before it was posted on %s".formatted(settledOn, postedOn));
    }
    String email = optional("contactEmail");
    String customer = text("customer");
    String contact = optional("contactName");
    return new Row(
        line,
        text("company"),
        customer,
        text("currency"),
        text("number"),
        postedOn,
        date("dueOn"),
        amount(),
        settledOn,
        text("receipt"),
        text("customerName"),
        text("locale"),
        text("timeZone"),
        contact == null ? customer : contact,
        email == null ? null : email.toLowerCase(Locale.ROOT));
  }

  private String text(String field) throws Fault {
    String text = optional(field);
    if (text == null) {
      throw new Fault(field + " is missing");
    }
    return text;
  }

  private LocalDate date(String field) throws Fault {
    return parse(field, text(field));
  }

  private @Nullable LocalDate optionalDate(String field) throws Fault {
    String text = optional(field);
    return text == null ? null : parse(field, text);
  }

  private LocalDate parse(String field, String text) throws Fault {
    try {
      return LocalDate.parse(text, dates);
    } catch (DateTimeException e) {
      throw new Fault("%s is no date of the mapping's format: %s".formatted(field, text));
    }
  }

  private BigDecimal amount() throws Fault {
    String text = text("amount");
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new Fault("amount is no decimal number: " + text);
    }
  }

  private @Nullable String optional(String field) {
    String column = mapping.column(field);
    if (column != null) {
      String text = fields.isSet(column) ? fields.get(column) : "";
      return text.isEmpty() ? null : text;
    }
    String value = mapping.value(field);
    return value == null ? null : filled(value);
  }

  private String filled(String value) {
    String result = value;
    for (String field : new String[] {"customer", "number"}) {
      String column = mapping.column(field);
      if (column != null && fields.isSet(column)) {
        result = result.replace("{" + field + "}", fields.get(column));
      }
    }
    return result;
  }
}
