package huikuan.ledger.contacts;

import huikuan.contracts.CustomerId;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.customer.CustomerCommand.ForgetContact;
import huikuan.ledger.customer.CustomerData;
import huikuan.ledger.customer.CustomerKey;
import huikuan.ledger.customer.CustomerOutcome;
import huikuan.ledger.customer.SealedContacts;
import huikuan.platform.actor.Actor;
import huikuan.platform.personal.PersonKeys;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** After a restore, the people are forgotten again who were forgotten since the backup. */
@Component
class ForgottenAfterRestore implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(ForgottenAfterRestore.class);
  private static final String REASON = "forgotten before, and brought back by a restored backup";

  private final PersonKeys keys;
  private final Forgetting forgetting;
  private final Commands commands;
  private final CustomerData customers;

  ForgottenAfterRestore(
      PersonKeys keys, Forgetting forgetting, Commands commands, CustomerData customers) {
    this.keys = keys;
    this.forgetting = forgetting;
    this.commands = commands;
    this.customers = customers;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    List<String> back = keys.forgetAgain(this::eraseOutside);
    if (!back.isEmpty()) {
      log.warn(
          "{} forgotten people were in the restored data; they are forgotten again", back.size());
      Actor.acting(
          "restore",
          () -> {
            back.forEach(this::forget);
            return null;
          });
    }
  }

  /** While the key is there, the addresses are known for which mail was kept. */
  private void eraseOutside(String owner) {
    SealedContacts.contactOf(owner)
        .ifPresent(contact -> forgetting.eraseOutside(contact.customer(), contact.contactId()));
  }

  private void forget(String owner) {
    SealedContacts.contactOf(owner)
        .filter(contact -> isKnown(contact.customer(), contact.contactId()))
        .ifPresent(
            contact ->
                commands.<CustomerOutcome>send(
                    new ForgetContact(
                        new CustomerKey(contact.customer()),
                        contact.contactId(),
                        null,
                        REASON,
                        null)));
  }

  private boolean isKnown(CustomerId customer, String contactId) {
    return customers.newest(customer).flatMap(known -> known.contact(contactId)).isPresent();
  }
}
