package huikuan.dunning.insolvency;

import static java.util.Objects.requireNonNull;

import huikuan.dunning.file.FileHashes;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Reads the bodies that tell of an insolvency. All faults are told at once. */
final class InsolvencyBodies {

  static final int MOST_BYTES = 64 * 1024;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_NOTE = 1_000;

  /** Claims are not filed years later: a later day is a slip. */
  private static final int MOST_YEARS = 2;

  private InsolvencyBodies() {}

  /** The body that records an insolvency. */
  @Schema(name = "InsolvencyData")
  record OpenedData(
      @Schema(description = "The day on which the court opened it; today or before")
          LocalDate openedOn,
      String court,
      @Schema(description = "Of the court's file") String number,
      @Schema(description = "The administrator 管理人, if one is named")
          @Nullable String administrator,
      @Schema(description = "The last day for filing claims; not before openedOn") LocalDate fileBy,
      @Schema(description = "For colleagues") @Nullable String note) {}

  /** The body that tells that claims are filed. */
  @Schema(name = "InsolvencyFilingData")
  record FiledData(
      @Schema(example = "CNY") String currency,
      @Schema(description = "Decimal, above zero") String amount,
      @Schema(description = "From the day of the opening to today") LocalDate filedOn,
      @Schema(description = "The hash of the filed paper among the company's files") String file,
      @Schema(description = "For colleagues") @Nullable String note) {}

  /** The body that ends an insolvency. */
  @Schema(name = "InsolvencyEndData")
  record EndedData(@Schema(description = "1 to 500 printable characters") String reason) {}

  /**
   * @param today at the customer
   */
  static Proceedings proceedings(Fields fields, Faults faults, LocalDate today) {
    LocalDate openedOn = fields.date("openedOn");
    String court = fields.words("court", LONGEST_NAME);
    String number = fields.words("number", LONGEST_NAME);
    String administrator = fields.optionalWords("administrator", LONGEST_NAME);
    LocalDate fileBy = fields.date("fileBy");
    String note = fields.optionalWords("note", LONGEST_NOTE);
    fields.refuseOthers();
    if (openedOn != null && openedOn.isAfter(today)) {
      fields.fault("openedOn", today + " (today at the customer) or before");
    }
    if (openedOn != null && fileBy != null) {
      LocalDate last = openedOn.plusYears(MOST_YEARS);
      if (fileBy.isBefore(openedOn) || fileBy.isAfter(last)) {
        fields.fault("fileBy", "a day from " + openedOn + " to " + last);
      }
    }
    faults.refuse();
    return new Proceedings(
        requireNonNull(openedOn),
        requireNonNull(court),
        requireNonNull(number),
        administrator,
        requireNonNull(fileBy),
        note);
  }

  /**
   * @param opened the day on which the court opened the proceedings; null = there are none
   * @param today at the customer
   */
  static Filing filing(Fields fields, Faults faults, @Nullable LocalDate opened, LocalDate today) {
    Currency currency = fields.currency("currency");
    var amount = fields.amount("amount", currency);
    LocalDate filedOn = fields.date("filedOn");
    String file = FileHashes.needed(fields);
    String note = fields.optionalWords("note", LONGEST_NOTE);
    fields.refuseOthers();
    if (filedOn != null && filedOn.isAfter(today)) {
      fields.fault("filedOn", today + " (today at the customer) or before");
    } else if (filedOn != null && opened != null && filedOn.isBefore(opened)) {
      fields.fault("filedOn", "a day from " + opened + " to " + today);
    }
    faults.refuse();
    return new Filing(requireNonNull(filedOn), requireNonNull(amount), requireNonNull(file), note);
  }

  static String reason(Fields fields, Faults faults) {
    String reason = fields.words("reason", LONGEST_REASON);
    fields.refuseOthers();
    faults.refuse();
    return requireNonNull(reason);
  }
}
