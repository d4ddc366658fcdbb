package huikuan.dunning.dispute;

import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.arrangement.Arrangements;
import huikuan.dunning.arrangement.ClaimChange;
import huikuan.dunning.dispute.DisputeCommand.FollowDisputes;
import huikuan.platform.axon.reaction.Commands;
import org.springframework.stereotype.Component;

/** Lets disputes follow what is paid, credited and written off. */
@Component
class DisputeArrangements implements Arrangements {

  private final Commands commands;

  DisputeArrangements(Commands commands) {
    this.commands = commands;
  }

  @Override
  public String kind() {
    return DisputeEvent.KIND;
  }

  @Override
  public String aggregate(ArrangementId dispute) {
    return new DisputesKey(dispute.customer()).toString();
  }

  /** All disputes of the claim share a change; the first that is told tells the others. */
  @Override
  public void follow(ArrangementId dispute, ClaimChange change) {
    commands.send(new FollowDisputes(new DisputesKey(dispute.customer()), change));
  }
}
