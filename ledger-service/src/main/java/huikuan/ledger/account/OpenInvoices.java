package huikuan.ledger.account;

import huikuan.contracts.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The invoices of an account that are not settled. */
final class OpenInvoices {

  /**
   * @param open what is still to be paid; above zero
   */
  record OpenInvoice(String number, LocalDate postedOn, LocalDate dueOn, Money open) {}

  private static final Comparator<OpenInvoice> OLDEST_DUE_FIRST =
      Comparator.comparing(OpenInvoice::dueOn)
          .thenComparing(OpenInvoice::postedOn)
          .thenComparing(OpenInvoice::number);

  private Map<String, OpenInvoice> byNumber = new LinkedHashMap<>();

  // Derived: kept out of snapshots, and sorted once rather than for every receipt.
  private transient @Nullable NavigableSet<OpenInvoice> byAge;

  @Nullable OpenInvoice find(String number) {
    return byNumber.get(number);
  }

  Iterable<OpenInvoice> oldestDueFirst() {
    return byAge();
  }

  void add(OpenInvoice invoice) {
    byNumber.put(invoice.number(), invoice);
    byAge().add(invoice);
  }

  /** An invoice without an open amount leaves. */
  void reduce(String number, Money openAfter) {
    OpenInvoice before = byNumber.remove(number);
    if (before == null) {
      throw new IllegalStateException("Invoice " + number + " is not open");
    }
    byAge().remove(before);
    if (openAfter.signum() > 0) {
      add(new OpenInvoice(number, before.postedOn(), before.dueOn(), openAfter));
    }
  }

  private NavigableSet<OpenInvoice> byAge() {
    if (byAge == null) {
      byAge = new TreeSet<>(OLDEST_DUE_FIRST);
      byAge.addAll(byNumber.values());
    }
    return byAge;
  }
}
