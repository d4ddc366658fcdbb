package huikuan.dunning.customers;

import huikuan.contracts.CustomerId;
import huikuan.platform.relay.CloudEvents;
import java.util.Collection;
import java.util.Map;

/** The customers, to look up. */
public interface Customers {

  /** Metadata of what the ledger told: where in its log that stands. */
  String LEDGER_SEQUENCE = CloudEvents.SEQUENCE;

  /** The customer as last told; if never told, one without people. */
  Customer find(CustomerId id);

  /** The same for many at once. */
  Map<CustomerId, Customer> findAll(Collection<CustomerId> ids);
}
