package huikuan.dunning.promise;

import huikuan.dunning.insolvency.InsolvencyEvent.InsolvencyOpened;
import huikuan.dunning.promise.PromiseCommand.WithdrawAll;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.reaction.Reactions;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Takes an insolvent customer's promises back: it may not pay single creditors any more. */
@Component
@ProcessingGroup("reminders")
class WhenInsolventThenWithdraw {

  private static final String REASON = "insolvency";

  private final Reactions reactions;
  private final Commands commands;

  WhenInsolventThenWithdraw(Reactions reactions, Commands commands) {
    this.reactions = reactions;
    this.commands = commands;
  }

  @EventHandler
  void on(InsolvencyOpened event) {
    PromisesKey key = new PromisesKey(event.customer());
    reactions.react(
        this,
        "promises " + event.customer(),
        () -> {
          int _ = commands.<Integer>send(new WithdrawAll(key, REASON, event.at()));
        });
  }
}
