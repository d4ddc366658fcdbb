package huikuan.ledger.account;

import huikuan.contracts.AccountId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Post these documents in order; each is accepted or rejected on its own, all in one commit.
 *
 * @param today the company's day on which they are recorded
 * @param lockedBefore the company's books are closed for business days before it; null = open
 */
public record PostDocuments(
    @TargetAggregateIdentifier AccountId account,
    List<? extends Document> documents,
    LocalDate today,
    @Nullable LocalDate lockedBefore) {

  public PostDocuments {
    documents = List.copyOf(documents);
    for (Document document : documents) {
      if (!document.account().equals(account)) {
        throw new IllegalArgumentException(document.key() + " does not belong to " + account);
      }
    }
  }

  /** Days to come on which any of the documents may be posted. */
  Set<LocalDate> daysAfter(LocalDate day) {
    return documents.stream()
        .map(Document::head)
        .filter(head -> head.postedOn().isAfter(day) && !head.farAhead(day))
        .map(Document.Head::postedOn)
        .collect(Collectors.toSet());
  }
}
