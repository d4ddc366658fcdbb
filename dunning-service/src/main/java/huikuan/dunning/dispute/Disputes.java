package huikuan.dunning.dispute;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.dunning.claim.CaseIds;
import huikuan.dunning.claim.CurrentClaim;
import huikuan.dunning.claim.CurrentClaims;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.dispute.DisputeCommand.Offered;
import huikuan.dunning.dispute.DisputeCommand.OpenDispute;
import huikuan.dunning.dispute.DisputeEvent.Origin;
import huikuan.dunning.dispute.DisputeEvent.Said;
import huikuan.platform.axon.reaction.Commands;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens disputes. */
@Component
class Disputes {

  /** What of a claim these arrange is agreed, and not disputed. */
  private static final List<String> AGREED = List.of("plan.", "concession.");

  private final CurrentClaims claims;
  private final DisputeTimes times;
  private final Commands commands;

  Disputes(CurrentClaims claims, DisputeTimes times, Commands commands) {
    this.claims = claims;
    this.times = times;
    this.commands = commands;
  }

  DisputeTimes times() {
    return times;
  }

  /**
   * An item that is disputed; empty if nothing of it is open.
   *
   * @param amount null = all that is open
   */
  List<Offered> offered(AccountId account, ItemName item, @Nullable Money amount) {
    String caseId = CaseIds.of(account, item.kind(), item.number());
    CurrentClaim claim = claims.of(List.of(caseId)).get(caseId);
    return claim == null || claim.open().signum() == 0 || !claim.account().equals(account)
        ? List.of()
        : List.of(new Offered(caseId, item, amount, claim.free(AGREED), claim.position()));
  }

  DisputeAnswer open(
      AccountId account,
      Customer customer,
      List<Offered> parts,
      DisputeFacts facts,
      Origin origin,
      Said said) {
    return commands.sendUntilFirst(
        new OpenDispute(
            new DisputesKey(account.customerId()),
            account,
            parts,
            facts,
            origin,
            said,
            DisputeTimes.of(facts.dueOn(), customer)));
  }
}
