package huikuan.ledger.people;

import huikuan.ledger.people.PersonEvent.PersonChanged;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Let a person's rights end on a day, or hold again. */
record ChangePerson(@TargetAggregateIdentifier PersonKey key, PersonChanged data) {

  ChangePerson(PersonChanged data) {
    this(new PersonKey(data.person()), data);
  }
}
