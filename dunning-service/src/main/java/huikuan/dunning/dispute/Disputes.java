package huikuan.dunning.dispute;

import huikuan.contracts.AccountId;
import huikuan.dunning.claim.CaseIds;
import huikuan.dunning.claim.CurrentClaim;
import huikuan.dunning.claim.CurrentClaims;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.dispute.DisputeBodies.Item;
import huikuan.dunning.dispute.DisputeCommand.Offered;
import huikuan.dunning.dispute.DisputeCommand.OpenDispute;
import huikuan.dunning.dispute.DisputeEvent.Origin;
import huikuan.dunning.dispute.DisputeEvent.Said;
import huikuan.platform.axon.reaction.Commands;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Opens disputes. */
@Component
class Disputes {

  /** The arrangements whose parts of a claim are agreed, and not disputed. */
  private static final List<String> AGREED = List.of("concession.");

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

  /** Items that are disputed, each in its place; one of which nothing is open is empty. */
  List<Optional<Offered>> offered(AccountId account, List<Item> items) {
    Map<String, CurrentClaim> found =
        claims.of(items.stream().map(each -> caseId(account, each)).toList());
    return items.stream()
        .map(
            each ->
                Optional.ofNullable(found.get(caseId(account, each)))
                    .filter(claim -> claim.open().signum() != 0)
                    .filter(claim -> claim.account().equals(account))
                    .map(
                        claim ->
                            new Offered(
                                claim.caseId(),
                                each.name(),
                                each.amount(),
                                claim.free(AGREED),
                                claim.position())))
        .toList();
  }

  private static String caseId(AccountId account, Item item) {
    return CaseIds.of(account, item.name().kind(), item.name().number());
  }

  DisputeAnswer open(
      AccountId account,
      Customer customer,
      List<Offered> parts,
      DisputeFacts facts,
      Origin origin,
      Said said) {
    return commands.send(
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
