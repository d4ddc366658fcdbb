package huikuan.dunning.cases;

import huikuan.contracts.Money;
import huikuan.dunning.hold.Hold;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A hold in force. Days are text: a day has no time zone, a BSON date has one. */
record HeldBy(
    String source, String reason, String until, @Nullable String amount, @Nullable String note) {

  static HeldBy of(Hold hold) {
    return new HeldBy(
        hold.source(),
        hold.reason(),
        hold.until().toString(),
        hold.amount() == null ? null : hold.amount().toString(),
        hold.note());
  }

  Hold hold() {
    return new Hold(
        source, reason, LocalDate.parse(until), amount == null ? null : Money.parse(amount), note);
  }
}
