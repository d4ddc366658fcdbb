package huikuan.ledger.directory;

import huikuan.contracts.AccountId;
import huikuan.platform.approval.ApprovalEntry;
import huikuan.platform.approval.ApprovalNames;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.stereotype.Component;

/** Names the customers of the accounts that proposals are about. */
@Component
class ProposalNames implements ApprovalNames {

  private final CustomerNames names;

  ProposalNames(CustomerNames names) {
    this.names = names;
  }

  @Override
  public SortedMap<String, String> beside(List<ApprovalEntry> proposals) {
    return names.beside(
        proposals.stream()
            .map(each -> each.what("account"))
            .flatMap(Optional::stream)
            .map(account -> AccountId.parse(account).customerId()));
  }
}
