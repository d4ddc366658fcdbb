package huikuan.benchmarks.jmh;

import huikuan.benchmarks.documents.Doc;
import huikuan.benchmarks.readmodel.GeneratedEvents;
import huikuan.ledger.account.AccountEvent;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventVocabulary;
import java.time.LocalDate;
import java.util.List;

/** Ledger events for benchmarks of how they are recorded. */
public final class SampleEvents {

  public static final EventCodec CODEC = new EventCodec(EventVocabulary.of(AccountEvent.class));

  public static final String ACCOUNT = "CN01.C-1.USD";

  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  private SampleEvents() {}

  public static AccountEvent invoice(long number) {
    return GeneratedEvents.of(doc("C-1", number));
  }

  /** Of any customer. */
  public static AccountEvent invoice(String customer, long number) {
    return GeneratedEvents.of(doc(customer, number));
  }

  /** Pays an invoice whole. */
  static AccountEvent receipt(long number) {
    Doc invoice = doc("C-1", number);
    return GeneratedEvents.of(
        new Doc(
            Doc.Kind.RECEIPT,
            "C-1",
            "R-" + number,
            DAY.plusDays(9),
            invoice.cents(),
            List.of(new Doc.Part(invoice, invoice.cents(), 0))));
  }

  private static Doc doc(String customer, long number) {
    return new Doc(
        Doc.Kind.INVOICE, customer, "F-" + customer + "-" + number, DAY, 12_345, List.of());
  }
}
