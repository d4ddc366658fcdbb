package huikuan.ledger.contract;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds contracts as they stand, for other capabilities. */
@Component
public class KnownContracts {

  private final Contracts contracts;

  KnownContracts(Contracts contracts) {
    this.contracts = contracts;
  }

  /** A contract as it was told last; empty = it is not known. */
  public Optional<ContractData> find(String company, String contract) {
    Contracts.Step step = contracts.newest(new ContractKey(company, contract), Contracts.NOW);
    return step == null ? Optional.empty() : Optional.of(step.state().data());
  }
}
