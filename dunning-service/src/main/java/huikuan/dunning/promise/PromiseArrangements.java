package huikuan.dunning.promise;

import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.arrangement.Arrangements;
import huikuan.dunning.arrangement.ClaimChange;
import huikuan.dunning.promise.PromiseCommand.FollowPromise;
import huikuan.platform.axon.reaction.Commands;
import org.springframework.stereotype.Component;

/** Lets promises follow what is paid. */
@Component
class PromiseArrangements implements Arrangements {

  private final Commands commands;

  PromiseArrangements(Commands commands) {
    this.commands = commands;
  }

  @Override
  public String kind() {
    return PromiseEvent.KIND;
  }

  @Override
  public String aggregate(ArrangementId promise) {
    return new PromisesKey(promise.customer()).toString();
  }

  @Override
  public void follow(ArrangementId promise, ClaimChange change) {
    commands.send(new FollowPromise(new PromisesKey(promise.customer()), promise, change));
  }
}
