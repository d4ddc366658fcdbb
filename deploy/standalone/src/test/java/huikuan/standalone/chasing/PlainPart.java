package huikuan.standalone.chasing;

import huikuan.standalone.chasing.PlainAgreements.Movement;
import huikuan.standalone.chasing.PlainAgreements.Way;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** The part of an invoice that a customer is to pay by a promise or a concession. */
final class PlainPart {

  final String invoice;
  final long amount;

  /** The open amount, without what was paid too late. */
  private long open;

  private long paid;

  /** The sums paid since the agreement by each document: above zero in time, below too late. */
  private final Map<String, Long> documents = new HashMap<>();

  PlainPart(String invoice, long amount, long open) {
    this.invoice = invoice;
    this.amount = amount;
    this.open = open;
  }

  long paid() {
    return Math.min(paid, amount);
  }

  /** The rest that is to be paid: a credit note may leave less open than that. */
  long missing() {
    return Math.max(0, Math.min(amount - paid, open));
  }

  /** Money counts by its day, if it came since; other documents lessen what is missing. */
  void become(Movement change, long less, LocalDate until) {
    boolean inTime = !change.postedOn().isAfter(until);
    if (change.way() != Way.MONEY) {
      open -= inTime ? less : 0;
    } else if (less > 0) {
      documents.put(change.document(), inTime ? less : -less);
      open -= inTime ? less : 0;
      paid += inTime ? less : 0;
    } else {
      long before = documents.getOrDefault(change.document(), 0L);
      if (before >= 0) {
        open -= less;
        paid -= before;
      }
      documents.remove(change.document());
    }
  }
}
