package huikuan.dunning.promise;

import static java.util.stream.Collectors.toSet;

import huikuan.dunning.concession.ConcessionEvent.ConcessionAccepted;
import huikuan.dunning.concession.ConcessionEvent.HeldPart;
import huikuan.dunning.promise.PromiseCommand.ReplacePromises;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.reaction.Reactions;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** When a concession is accepted, then it takes the place of what was promised of its claims. */
@Component
@ProcessingGroup("reminders")
class WhenConcessionIsAcceptedThenReplace {

  private final Reactions reactions;
  private final Commands commands;

  WhenConcessionIsAcceptedThenReplace(Reactions reactions, Commands commands) {
    this.reactions = reactions;
    this.commands = commands;
  }

  @EventHandler
  void on(ConcessionAccepted event) {
    PromisesKey key = new PromisesKey(event.account().customerId());
    String by = event.arrangement().toString();
    Set<String> cases = event.held().stream().map(HeldPart::caseId).collect(toSet());
    reactions.react(
        this,
        "promises " + key,
        () -> {
          int _ = commands.<Integer>send(new ReplacePromises(key, by, cases, event.at()));
        });
  }
}
