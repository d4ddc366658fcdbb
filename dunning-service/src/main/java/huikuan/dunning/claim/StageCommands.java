package huikuan.dunning.claim;

import huikuan.dunning.claim.ClaimCommand.EndHold;
import huikuan.dunning.claim.ClaimCommand.HoldChange;
import huikuan.dunning.claim.ClaimCommand.PlaceHold;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.readiness.StageHolds;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands that give a claim the holds by its contract, and end those that are over. */
public final class StageCommands {

  private StageCommands() {}

  public static List<HoldChange> of(String caseId, StageHolds due, Instant now, Customer customer) {
    TaskReason task = due.overdue() ? TaskReason.MILESTONE_OVERDUE : null;
    return List.of(
        change(caseId, Hold.MILESTONES, due.milestones(), task, now, customer),
        change(caseId, Hold.CHASING_START, due.start(), task, now, customer));
  }

  private static HoldChange change(
      String caseId,
      String source,
      @Nullable Hold due,
      @Nullable TaskReason task,
      Instant now,
      Customer customer) {
    return due == null
        ? new EndHold(caseId, source, Hold.REACHED, now, customer)
        : new PlaceHold(caseId, due, now, customer, null, task);
  }
}
