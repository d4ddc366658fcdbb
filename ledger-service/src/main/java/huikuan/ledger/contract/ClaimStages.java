package huikuan.ledger.contract;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.BasisEvent;
import huikuan.contracts.readiness.Readiness;
import huikuan.contracts.readiness.Readiness.Stage;
import huikuan.contracts.readiness.WaitingPart;
import huikuan.ledger.items.ClaimsOfContract;
import huikuan.ledger.items.ClaimsOfContract.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows which milestones of its contract an invoice waits for. */
@Component
public class ClaimStages {

  private final ClaimsOfContract claims;

  ClaimStages(ClaimsOfContract claims) {
    this.claims = claims;
  }

  /**
   * The milestones that an invoice waits for, in the contract's order: those that a part of it is
   * for, and those at which the chasing of the contract's claims starts.
   */
  public List<Readiness.Milestone> awaited(
      KnownContracts.Known contract, String id, AccountId account, String number, Money amount) {
    ContractData data = contract.data();
    // The claims of another customer are not the contract's.
    if (data.milestones().isEmpty() || !data.customer().equals(account.customerId())) {
      return List.of();
    }
    Place place =
        claims.placeOf(account, id, number, WaitingPart.ofAll(published(contract), amount));
    return place.reversed() ? List.of() : awaited(contract, place.before(), amount);
  }

  static List<Readiness.Milestone> awaited(
      KnownContracts.Known contract, Money before, Money amount) {
    boolean acceptance = contract.data().acceptanceAgreed();
    List<BasisEvent.Milestone> all = published(contract);
    Map<String, Money> parts = new HashMap<>();
    WaitingPart.of(all, acceptance, before, amount)
        .forEach(each -> parts.put(each.milestone().id(), each.amount()));
    Set<String> starts =
        contract.data().chasingStarts().stream()
            .map(ContractData.ChasingStart::milestone)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    List<Readiness.Milestone> awaited = new ArrayList<>();
    for (BasisEvent.Milestone each : all) {
      Money part = parts.get(each.id());
      boolean start = starts.contains(each.id()) && !each.isOpen(acceptance);
      if (start || part != null) {
        awaited.add(
            new Readiness.Milestone(each.name(), stage(each), start ? null : less(part, amount)));
      }
    }
    return awaited;
  }

  private static List<BasisEvent.Milestone> published(KnownContracts.Known contract) {
    return contract.milestones().stream().map(Milestone::published).toList();
  }

  private static Stage stage(BasisEvent.Milestone ahead) {
    return ahead.reachedOn() == null ? Stage.AHEAD : Stage.TO_BE_ACCEPTED;
  }

  /** Null = all of the claim. */
  private static @Nullable Money less(@Nullable Money part, Money claim) {
    return claim.equals(part) ? null : part;
  }
}
