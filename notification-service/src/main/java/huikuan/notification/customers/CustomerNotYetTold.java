package huikuan.notification.customers;

import huikuan.contracts.CustomerId;
import org.jspecify.annotations.Nullable;

/** Another service has decided by newer data of a customer than this one has. */
final class CustomerNotYetTold extends RuntimeException {

  CustomerNotYetTold(CustomerId customer, String wanted, @Nullable String known) {
    super(
        "The data of customer %s of ledger sequence %s has not arrived yet; known is %s"
            .formatted(customer, wanted, known == null ? "none" : known));
  }
}
