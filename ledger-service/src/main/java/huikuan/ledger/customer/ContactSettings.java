package huikuan.ledger.customer;

import huikuan.contracts.ledger.Contact.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * For how many days a confirmation is good without a reply or a call.
 *
 * @param responsibleConfirmedFor of a payment responsible
 * @param othersConfirmedFor of all others
 */
@ConfigurationProperties("huikuan.contacts")
record ContactSettings(
    @DefaultValue("180") int responsibleConfirmedFor, @DefaultValue("365") int othersConfirmedFor) {

  ContactSettings {
    if (responsibleConfirmedFor < 1 || othersConfirmedFor < 1) {
      throw new IllegalArgumentException(
          "huikuan.contacts: a confirmation is good for a day at least");
    }
  }

  /** The days for which a confirmation of somebody with this role is good. */
  int confirmedFor(Role role) {
    return role == Role.PAYMENT_RESPONSIBLE ? responsibleConfirmedFor : othersConfirmedFor;
  }
}
