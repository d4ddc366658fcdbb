package huikuan.platform.faults;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.ledger.LedgerEvent;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/** Compares the events that a service took with those that it was sent. */
final class Taken {

  private Taken() {}

  /** The numbers of the invoices in the log, in its order. */
  static List<String> recorded(ConfigurableApplicationContext context) {
    List<String> numbers = new ArrayList<>();
    List<RecordedEvent> next = Site.log(context).after(0, 1000);
    while (!next.isEmpty()) {
      next.forEach(event -> numbers.add(((LedgerEvent.InvoicePosted) event.payload()).number()));
      next = Site.log(context).after(next.getLast().position(), 1000);
    }
    return numbers;
  }

  /** Each once, each account's in the order in which they were sent: that of their numbers. */
  static void isEachOnceInOrder(ConfigurableApplicationContext context, int sent) {
    List<String> recorded = recorded(context);
    assertThat(recorded).containsExactlyInAnyOrderElementsOf(Site.numbers(0, sent));
    for (int customer = 0; customer < Site.CUSTOMERS; customer++) {
      int of = customer;
      assertThat(recorded)
          .filteredOn(number -> Integer.parseInt(number.substring(2)) % Site.CUSTOMERS == of)
          .isSorted();
    }
  }
}
