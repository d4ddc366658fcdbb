package huikuan.dunning.hold;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.Money;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads the bodies that place holds by hand. All faults are told at once. */
public final class HoldBody {

  public static final int MOST_BYTES = 64 * 1024;
  private static final int LONGEST_REASON = 200;
  private static final int LONGEST_NOTE = 1_000;
  private static final int LONGEST_DAYS = 366;

  private HoldBody() {}

  /**
   * A hold of a claim, or of a part of it.
   *
   * @param today at the customer
   * @param invoice the amount of the invoice
   */
  public static Hold ofClaim(byte[] body, LocalDate today, Money invoice) {
    Faults faults = new Faults();
    Fields fields = new Fields(ExactJson.object(body, faults), faults);
    return read(fields, faults, today, fields.optionalAmount("amount", invoice));
  }

  /** A hold of a whole customer. */
  public static Hold ofCustomer(byte[] body, LocalDate today) {
    Faults faults = new Faults();
    return read(new Fields(ExactJson.object(body, faults), faults), faults, today, null);
  }

  /**
   * The hold of many claims, each wholly; null = it is at fault.
   *
   * @param today at the company; what is over at a customer is told when it is placed
   */
  public static @Nullable Hold ofMany(Fields fields, LocalDate today) {
    String reason = fields.words("reason", LONGEST_REASON);
    LocalDate until = fields.date("until");
    String note = fields.optionalWords("note", LONGEST_NOTE);
    fields.refuseOthers();
    LocalDate last = today.plusDays(LONGEST_DAYS);
    if (until != null && (until.isBefore(today) || until.isAfter(last))) {
      fields.fault("until", "a day from " + today + " (today at the company) to " + last);
      return null;
    }
    return reason == null || until == null
        ? null
        : new Hold(Hold.MANUAL, reason, until, null, note);
  }

  private static Hold read(Fields fields, Faults faults, LocalDate today, @Nullable Money amount) {
    String reason = fields.words("reason", LONGEST_REASON);
    LocalDate until = fields.date("until");
    String note = fields.optionalWords("note", LONGEST_NOTE);
    fields.refuseOthers();
    LocalDate last = today.plusDays(LONGEST_DAYS);
    if (until != null && (until.isBefore(today) || until.isAfter(last))) {
      fields.fault("until", "a day from " + today + " (today at the customer) to " + last);
    }
    faults.refuse();
    return new Hold(Hold.MANUAL, requireNonNull(reason), requireNonNull(until), amount, note);
  }
}
