package huikuan.notification.customers;

import huikuan.contracts.CustomerId;
import org.jspecify.annotations.Nullable;

/** Dunning has heard newer data of a customer than this service. */
final class CustomerNotYetTold extends RuntimeException {

  CustomerNotYetTold(CustomerId customer, String wanted, @Nullable String known) {
    super(
        "The data of customer %s of ledger sequence %s has not arrived yet; known is %s"
            .formatted(customer, wanted, known == null ? "none" : known));
  }
}
