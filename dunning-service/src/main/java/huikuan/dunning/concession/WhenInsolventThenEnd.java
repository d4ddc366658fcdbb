package huikuan.dunning.concession;

import huikuan.dunning.concession.ConcessionCommand.WithdrawAll;
import huikuan.dunning.insolvency.InsolvencyEvent.InsolvencyOpened;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.reaction.Reactions;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Takes back what an insolvent customer was granted: it is to be filed whole. */
@Component
@ProcessingGroup("reminders")
class WhenInsolventThenEnd {

  private static final String REASON = "insolvency";

  private final Reactions reactions;
  private final Commands commands;

  WhenInsolventThenEnd(Reactions reactions, Commands commands) {
    this.reactions = reactions;
    this.commands = commands;
  }

  @EventHandler
  void on(InsolvencyOpened event) {
    ConcessionsKey key = new ConcessionsKey(event.customer());
    reactions.react(
        this,
        "concessions " + event.customer(),
        () -> {
          int _ = commands.<Integer>send(new WithdrawAll(key, REASON, event.at()));
        });
  }
}
