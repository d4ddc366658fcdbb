package huikuan.ledger.contract;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds contracts as they stand, for other capabilities. */
@Component
public class KnownContracts {

  private final Contracts contracts;

  KnownContracts(Contracts contracts) {
    this.contracts = contracts;
  }

  /**
   * A contract.
   *
   * @param data as it was told last
   * @param milestones as they stand
   */
  public record Known(ContractData data, List<Milestone> milestones) {}

  /** Empty = the contract is not known. */
  public Optional<Known> find(String company, String contract) {
    Contracts.Step step = contracts.newest(new ContractKey(company, contract), Contracts.NOW);
    return step == null
        ? Optional.empty()
        : Optional.of(new Known(step.state().data(), step.state().milestones()));
  }
}
