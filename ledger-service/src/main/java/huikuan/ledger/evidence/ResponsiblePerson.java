package huikuan.ledger.evidence;

import huikuan.contracts.CustomerId;
import huikuan.contracts.readiness.PersonState;
import org.jspecify.annotations.Nullable;

/** Knows how sure it is who pays. */
public interface ResponsiblePerson {

  /**
   * How sure it is who pays for a customer.
   *
   * @param contract whose own people come first; null = none
   */
  PersonState of(CustomerId customer, @Nullable String contract);
}
