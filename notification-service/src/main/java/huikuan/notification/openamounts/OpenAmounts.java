package huikuan.notification.openamounts;

import huikuan.contracts.AccountId;
import huikuan.contracts.dunning.DunningEvent;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.notification.message.BalanceLetter;
import huikuan.notification.message.Obstacle;
import huikuan.notification.message.Subject;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.projection.OnDemandReading;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.springframework.stereotype.Component;

/**
 * Answers what is still owed, by this service's own log. A question first reads the log to its end:
 * otherwise a claim could be chased although its payment is already in the log.
 */
@Component
@ProcessingGroup("open-amounts")
class OpenAmounts implements ClaimStates, OpenClaims, Demands {

  private static final String POSITION = "position";

  private final OpenAmountStore store;
  private final OnDemandReading reading;

  OpenAmounts(EventLog log, OpenAmountStore store) {
    this.store = store;
    this.reading = new OnDemandReading(log, store::position, store::add);
  }

  @Override
  public ClaimStates.Known know(List<Subject> subjects, LocalDate day) {
    long readThrough = reading.toTheEnd();
    return new ClaimStates.Known(store.states(subjects, day), readThrough);
  }

  @Override
  public Demands.Known know(BalanceLetter letter, LocalDate day) {
    long readThrough = reading.toTheEnd();
    Obstacle obstacle = letter.demand() ? store.obstacle(letter, day).orElse(null) : null;
    return new Demands.Known(obstacle, readThrough);
  }

  @Override
  public List<ClaimState> owedIn(AccountId account, String level) {
    reading.toTheEnd();
    return store.owedIn(account, level);
  }

  @EventHandler
  void on(LedgerEvent event, @MetaDataValue(POSITION) Long at) {
    reading.to(at);
  }

  @EventHandler
  void on(DunningEvent event, @MetaDataValue(POSITION) Long at) {
    reading.to(at);
  }
}
