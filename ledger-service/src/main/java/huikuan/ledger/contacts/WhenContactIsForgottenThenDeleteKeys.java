package huikuan.ledger.contacts;

import huikuan.ledger.customer.CustomerEvent.ContactForgotten;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** The event comes first: what fails behind it is tried again until the keys are gone. */
@Component
@ProcessingGroup("contacts")
class WhenContactIsForgottenThenDeleteKeys {

  private final Forgetting forgetting;

  WhenContactIsForgottenThenDeleteKeys(Forgetting forgetting) {
    this.forgetting = forgetting;
  }

  @EventHandler
  void on(ContactForgotten event) {
    forgetting.forget(event.customer(), event.contactId());
  }
}
