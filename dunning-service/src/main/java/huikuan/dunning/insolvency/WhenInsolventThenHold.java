package huikuan.dunning.insolvency;

import huikuan.dunning.insolvency.InsolvencyEvent.InsolvencyEnded;
import huikuan.dunning.insolvency.InsolvencyEvent.InsolvencyOpened;
import huikuan.platform.reaction.Reactions;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Holds an insolvent customer, and ends the hold when the insolvency ends. */
@Component
@ProcessingGroup("reminders")
class WhenInsolventThenHold {

  private final InsolvencyHold hold;
  private final Reactions reactions;

  WhenInsolventThenHold(InsolvencyHold hold, Reactions reactions) {
    this.hold = hold;
    this.reactions = reactions;
  }

  @EventHandler
  void on(InsolvencyOpened event) {
    reactions.react(
        this, event.customer().toString(), () -> hold.place(event.customer(), event.at()));
  }

  @EventHandler
  void on(InsolvencyEnded event) {
    reactions.react(
        this, event.customer().toString(), () -> hold.end(event.customer(), event.at()));
  }
}
