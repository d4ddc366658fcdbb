package huikuan.ledger.customer;

import huikuan.contracts.CustomerId;
import java.util.Optional;

/** Knows the customers of contracts. */
public interface ContractOwners {

  /** The customer of a contract; empty = there is no such contract. */
  Optional<CustomerId> customerOf(String company, String contract);
}
