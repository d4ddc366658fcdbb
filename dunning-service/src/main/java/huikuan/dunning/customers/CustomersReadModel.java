package huikuan.dunning.customers;

import huikuan.contracts.ledger.LedgerEvent.ContactChanged;
import huikuan.contracts.ledger.LedgerEvent.ContactForgotten;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.PaymentCalendarChanged;
import huikuan.contracts.notification.NotificationEvent.AddressRefused;
import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;
import java.util.List;

/** The directory, to be held against the log. */
public final class CustomersReadModel {

  private CustomersReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        "customers",
        CustomerDirectory.PROCESSOR,
        "_id",
        CustomerDirectory::new,
        event ->
            switch (event.payload()) {
              case CustomerChanged changed -> List.of(changed.customer().toString());
              case ContactChanged changed -> List.of(changed.customer().toString());
              case ContactForgotten forgotten -> List.of(forgotten.customer().toString());
              case PaymentCalendarChanged changed -> List.of(changed.customer().toString());
              case InvoicePosted invoice -> List.of(invoice.customerId().toString());
              case AddressRefused refused -> List.of(refused.customer().toString());
              default -> List.of();
            });
  }
}
