package huikuan.dunning.claim;

import huikuan.dunning.claim.ClaimCommand.AssignCase;
import huikuan.dunning.claim.ClaimEvent.CaseAssigned;
import java.util.List;
import java.util.Objects;

/** Gives one claim's case an owner: the person who sees to it. The claim is chased as before. */
final class ClaimOwner {

  private final ClaimFacts claim;

  ClaimOwner(ClaimFacts claim) {
    this.claim = claim;
  }

  List<ClaimEvent> assign(AssignCase command) {
    return Objects.equals(command.owner(), claim.owner())
        ? List.of()
        : List.of(
            new CaseAssigned(
                claim.opened.caseId(),
                claim.opened.account(),
                claim.opened.invoice(),
                command.owner(),
                command.reason()));
  }
}
