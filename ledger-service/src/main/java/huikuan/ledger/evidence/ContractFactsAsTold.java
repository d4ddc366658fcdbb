package huikuan.ledger.evidence;

import huikuan.contracts.ItemKind;
import huikuan.contracts.ledger.Subject.OfItem;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.contracts.readiness.Readiness;
import huikuan.ledger.contract.ClaimStages;
import huikuan.ledger.contract.ContractData;
import huikuan.ledger.contract.KnownContracts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The facts as contracts were told. */
@Component
class ContractFactsAsTold implements ContractFacts {

  private final KnownContracts contracts;
  private final ClaimStages stages;

  ContractFactsAsTold(KnownContracts contracts, ClaimStages stages) {
    this.contracts = contracts;
    this.stages = stages;
  }

  @Override
  public Optional<Known> of(ClaimItems.Found claim, String contract) {
    KnownContracts.Known known = contracts.find(claim.item().company(), contract).orElse(null);
    if (known == null) {
      return Optional.of(new Known(null, null));
    }
    return known.data().customer().equals(claim.item().account().customerId())
        ? Optional.of(new Known(requires(known.data()), milestones(known, claim, contract)))
        : Optional.empty();
  }

  /** Null of a contract that names none: it asks for what the company does. */
  private static @Nullable List<EvidenceKind> requires(ContractData contract) {
    List<EvidenceKind> requires = contract.requires().stream().map(EvidenceKind::parse).toList();
    return requires.isEmpty() ? null : requires;
  }

  /** Milestones are of what is invoiced. */
  private List<Readiness.Milestone> milestones(
      KnownContracts.Known known, ClaimItems.Found claim, String contract) {
    OfItem item = claim.item();
    return item.kind() == ItemKind.INVOICE
        ? stages.awaited(known, contract, item.account(), item.number(), claim.amount())
        : List.of();
  }
}
