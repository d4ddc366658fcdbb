package huikuan.ledger.people;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.ledger.people.PersonEvent.PersonChanged;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A person whose rights end, or have ended once. */
@Aggregate
class Person {

  @AggregateIdentifier private PersonKey id;
  private @Nullable PersonChanged data;

  @SuppressWarnings("NullAway.Init") // Axon makes it, then its first event assigns the id.
  Person() {}

  /** Answers whether it changes anything; rights that nobody has ended hold already. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  boolean handle(ChangePerson command) {
    PersonChanged wanted = command.data();
    if (data == null ? wanted.until() == null : wanted.equals(data)) {
      return false;
    }
    apply(wanted);
    return true;
  }

  @EventSourcingHandler
  void on(PersonChanged changed) {
    id = new PersonKey(changed.person());
    data = changed;
  }
}
