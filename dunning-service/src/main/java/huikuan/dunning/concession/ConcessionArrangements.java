package huikuan.dunning.concession;

import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.arrangement.Arrangements;
import huikuan.dunning.arrangement.ClaimChange;
import huikuan.dunning.concession.ConcessionCommand.FollowConcession;
import huikuan.platform.axon.reaction.Commands;
import org.springframework.stereotype.Component;

/** Lets concessions follow what is paid. */
@Component
class ConcessionArrangements implements Arrangements {

  private final Commands commands;

  ConcessionArrangements(Commands commands) {
    this.commands = commands;
  }

  @Override
  public String kind() {
    return ConcessionEvent.KIND;
  }

  @Override
  public String aggregate(ArrangementId concession) {
    return new ConcessionsKey(concession.customer()).toString();
  }

  @Override
  public void follow(ArrangementId concession, ClaimChange change) {
    commands.send(
        new FollowConcession(new ConcessionsKey(concession.customer()), concession, change));
  }
}
