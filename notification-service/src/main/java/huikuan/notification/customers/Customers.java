package huikuan.notification.customers;

import huikuan.contracts.CustomerId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The customers, to look up. */
public interface Customers {

  /** The customer as last told; if never told, one without contacts. */
  Customer find(CustomerId id);

  /** The same for many at once. */
  Map<CustomerId, Customer> findAll(Collection<CustomerId> ids);

  /**
   * Refuses to go on with older data of a customer than another service had: the ledger's topic has
   * not brought it yet.
   *
   * @param ledgerSequence where in the ledger's log that data stands; null = any will do
   * @throws CustomerNotYetTold if only older data is known
   */
  void requireAtLeast(CustomerId id, @Nullable String ledgerSequence);

  /** The contacts that now have this name or address, whatever its case. */
  List<ContactKey> namedOrAt(String text);
}
