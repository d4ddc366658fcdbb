package huikuan.ledger.contract;

import huikuan.contracts.CustomerId;
import huikuan.ledger.customer.ContractOwners;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The owners of contracts, as they were told. */
@Component
class ContractOwnersAsTold implements ContractOwners {

  private final Contracts contracts;

  ContractOwnersAsTold(Contracts contracts) {
    this.contracts = contracts;
  }

  @Override
  public Optional<CustomerId> customerOf(String company, String contract) {
    return Optional.ofNullable(contracts.newest(new ContractKey(company, contract), Contracts.NOW))
        .map(step -> step.state().data().customer());
  }
}
