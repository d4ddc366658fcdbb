package huikuan.notification.openamounts;

import huikuan.contracts.AccountId;
import huikuan.contracts.dunning.DunningEvent;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.notification.message.Subject;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.together.SharedLookup;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.springframework.stereotype.Component;

/**
 * Amounts still owed, read from this service's own log. A question first reads the log to its end:
 * otherwise a payment that is already known here could still be chased.
 */
@Component
@ProcessingGroup("open-amounts")
class OpenAmounts implements Standings, OpenClaims {

  private static final int CHUNK = 500;
  private static final String POSITION = "position";

  /** The one that is read. */
  private static final String LOG = "log";

  private final EventLog log;
  private final OpenAmountStore store;

  /** Who asks while the log is read shares the next reading. */
  private final SharedLookup<String, Long> reading;

  private volatile long position = -1;

  OpenAmounts(EventLog log, OpenAmountStore store) {
    this.log = log;
    this.store = store;
    this.reading = new SharedLookup<>(any -> Map.of(LOG, readToTheEnd()));
  }

  @Override
  public List<Standing> of(List<Subject> subjects, LocalDate day) {
    readOn();
    return store.standings(subjects, day);
  }

  @Override
  public List<Standing> owedIn(AccountId account, String level) {
    readOn();
    return store.owedIn(account, level);
  }

  @EventHandler
  void on(LedgerEvent event, @MetaDataValue(POSITION) Long at) {
    readOn(at);
  }

  @EventHandler
  void on(DunningEvent event, @MetaDataValue(POSITION) Long at) {
    readOn(at);
  }

  /** A batch of events is read with the first of them. */
  private void readOn(long at) {
    if (at > position) {
      readOn();
    }
  }

  private void readOn() {
    reading.get(LOG);
  }

  private long readToTheEnd() {
    if (position < 0) {
      position = store.position();
    }
    List<RecordedEvent> events = log.after(position, CHUNK);
    while (!events.isEmpty()) {
      store.add(events);
      position = events.getLast().position();
      events = log.after(position, CHUNK);
    }
    return position;
  }
}
