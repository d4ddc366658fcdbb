package huikuan.ledger.customer;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.ledger.Contact;
import java.time.LocalDate;
import java.time.ZoneId;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.modelling.command.AggregateScopeDescriptor;
import org.springframework.stereotype.Component;

/** Deadlines at the customer's midnight, one for each contact that is confirmed. */
@Component
class ConfirmationDeadlines implements Confirmations {

  private final DeadlineManager deadlines;
  private final ContactSettings settings;

  ConfirmationDeadlines(DeadlineManager deadlines, ContactSettings settings) {
    this.deadlines = deadlines;
    this.settings = settings;
  }

  @Override
  public void await(CustomerKey customer, Contact contact, String timeZone) {
    LocalDate confirmedOn = requireNonNull(contact.confirmation()).on();
    LocalDate day = confirmedOn.plusDays(settings.confirmedFor(contact.role()) + 1L);
    deadlines.schedule(
        day.atStartOfDay(ZoneId.of(timeZone)).toInstant(),
        "contact " + contact.id(),
        new ConfirmationAges(contact.id(), confirmedOn, day),
        new AggregateScopeDescriptor(Customer.class.getSimpleName(), customer.toString()));
  }
}
