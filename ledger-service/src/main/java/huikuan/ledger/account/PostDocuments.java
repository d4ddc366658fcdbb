package huikuan.ledger.account;

import huikuan.contracts.AccountId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Post these documents in order; each is accepted or rejected on its own, all in one commit. */
public record PostDocuments(
    @TargetAggregateIdentifier AccountId account, List<? extends Document> documents) {

  public PostDocuments {
    documents = List.copyOf(documents);
    for (Document document : documents) {
      if (!document.account().equals(account)) {
        throw new IllegalArgumentException(document.key() + " does not belong to " + account);
      }
    }
  }
}
