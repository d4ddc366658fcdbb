package huikuan.ledger.people;

import huikuan.contracts.EventName;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An event of a person who works with the services. */
public sealed interface PersonEvent {

  String person();

  /**
   * The rights end on another day than was said before, or hold again; or another one answers then.
   *
   * @param until the first day, in UTC, on which they do not hold; null = they hold
   * @param deputy who answers from then on; null = nobody
   */
  @EventName("huikuan.ledger.person.changed.v1")
  record PersonChanged(String person, @Nullable LocalDate until, @Nullable String deputy)
      implements PersonEvent {}
}
