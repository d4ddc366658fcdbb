package huikuan.dunning.openamounts;

import huikuan.contracts.AccountId;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.dunning.claim.ClaimEvent;
import huikuan.dunning.cover.AccountCover;
import huikuan.dunning.cover.Covers;
import huikuan.dunning.hold.CustomerHoldEvent;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.projection.OnDemandReading;
import huikuan.platform.reaction.Once;
import huikuan.platform.together.SharedLookup;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.springframework.stereotype.Component;

/**
 * Answers which amounts are open, held and covered, by this service's own log. A question first
 * reads the log to its end: otherwise an account could be escalated although a payment is already
 * in the log.
 */
@Component
@ProcessingGroup("open-amounts")
class OpenAmounts implements Covers {

  private static final String POSITION = "position";

  private final OnDemandReading reading;
  private final SharedLookup<AccountId, AccountCover> covers;

  OpenAmounts(EventLog log, OpenAmountStore store) {
    this.reading = new OnDemandReading(log, store::position, store::add);
    this.covers = new SharedLookup<>(store::covers);
  }

  @Override
  public AccountCover of(AccountId account) {
    return Once.inBatch(
        "cover " + account,
        () -> {
          reading.toTheEnd();
          return covers.get(account);
        });
  }

  @EventHandler
  void on(LedgerEvent event, @MetaDataValue(POSITION) Long at) {
    reading.to(at);
  }

  @EventHandler
  void on(ClaimEvent event, @MetaDataValue(POSITION) Long at) {
    reading.to(at);
  }

  @EventHandler
  void on(CustomerHoldEvent event, @MetaDataValue(POSITION) Long at) {
    reading.to(at);
  }
}
