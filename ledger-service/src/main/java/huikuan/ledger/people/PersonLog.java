package huikuan.ledger.people;

import huikuan.ledger.commands.Commands;
import huikuan.ledger.commands.Reached;
import huikuan.ledger.people.PersonEvent.PersonChanged;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.Premise;
import huikuan.platform.eventlog.PremiseOutdated;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The people as the log has them. A change is decided on the deputies of others as they are read,
 * and the log refuses its commit if anybody has changed since: so deputies never lead in a circle,
 * whichever instance changes whom.
 */
@Component
class PersonLog {

  private static final String TYPE = Person.class.getSimpleName();
  private static final int ATTEMPTS = 20;

  /** Deputies that may follow one another. */
  static final int MOST_DEPUTIES = 20;

  private final EventLog log;
  private final Commands commands;

  PersonLog(EventLog log, Commands commands) {
    this.log = log;
    this.commands = commands;
  }

  /** The last change of a person; null = there was none. */
  @Nullable RecordedEvent newest(String person) {
    List<RecordedEvent> events = log.ofAggregate(new PersonKey(person).toString(), 0);
    return events.isEmpty() ? null : events.getLast();
  }

  /**
   * Changes a person.
   *
   * @return whether that changed anything, and where
   * @throws DeputiesInACircle if its deputies would lead back to it
   */
  Reached<Boolean> change(PersonChanged data) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Premise premise = new Premise(TYPE, log.head());
      requireAnEnd(data);
      try {
        return premise.whileDeciding(() -> commands.send(new ChangePerson(data)));
      } catch (PremiseOutdated another) {
        // Somebody else was changed meanwhile: their deputies are read again.
      }
    }
    throw Commands.busy();
  }

  /**
   * @throws DeputiesInACircle if the deputies of this change would lead back to its person
   */
  void requireAnEnd(PersonChanged data) {
    List<String> deputies = new ArrayList<>(List.of(data.person()));
    String next = data.deputy();
    while (next != null) {
      boolean back = next.equals(data.person());
      deputies.add(next);
      if (back || deputies.size() - 1 > MOST_DEPUTIES) {
        throw new DeputiesInACircle(deputies, back);
      }
      RecordedEvent newest = newest(next);
      next = newest == null ? null : ((PersonChanged) newest.payload()).deputy();
    }
  }
}
