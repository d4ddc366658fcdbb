package huikuan.ledger.evidence;

import huikuan.contracts.ledger.Subject.OfItem;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.contracts.readiness.Readiness;
import huikuan.ledger.contract.ContractData;
import huikuan.ledger.contract.KnownContracts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The facts as contracts were told. */
@Component
class ContractFactsAsTold implements ContractFacts {

  private final KnownContracts contracts;

  ContractFactsAsTold(KnownContracts contracts) {
    this.contracts = contracts;
  }

  @Override
  public Known of(OfItem item, String contract) {
    return contracts
        .find(item.company(), contract)
        .map(ContractFactsAsTold::of)
        .orElseGet(() -> new Known(null, null));
  }

  /** A contract that names none asks for what the company does. */
  private static Known of(ContractData contract) {
    List<EvidenceKind> requires = contract.requires().stream().map(EvidenceKind::parse).toList();
    return new Known(requires.isEmpty() ? null : requires, milestones(contract));
  }

  /** Which of several milestones an item belongs to is not known. */
  private static @Nullable List<Readiness.Milestone> milestones(ContractData contract) {
    return contract.milestones().isEmpty() ? List.of() : null;
  }
}
