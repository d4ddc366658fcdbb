package huikuan.ledger.contract;

import huikuan.contracts.ledger.Subject.OfItem;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.contracts.readiness.Readiness;
import huikuan.ledger.evidence.ContractFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What contracts say of the evidence that they ask for. */
@Component
class ContractFactsAsTold implements ContractFacts {

  private final Contracts contracts;

  ContractFactsAsTold(Contracts contracts) {
    this.contracts = contracts;
  }

  @Override
  public Known of(OfItem item, String contract) {
    Contracts.Step known =
        contracts.newest(new ContractKey(item.company(), contract), Contracts.NOW);
    return known == null ? new Known(null, null) : of(known.state().data());
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
