package huikuan.ledger.evidence;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.readiness.PersonState;
import org.jspecify.annotations.Nullable;

/** Knows who pays, and how sure that is. */
public interface ResponsiblePerson {

  /**
   * The person who is asked.
   *
   * @param payer to which it belongs; null = it is the customer's own, or nobody is asked
   */
  record Asked(PersonState state, Contact.@Nullable Payer payer) {}

  /**
   * The person who is asked to pay for a customer, and how sure that is.
   *
   * @param contract whose own people come first; null = none
   */
  Asked of(CustomerId customer, @Nullable String contract);
}
