package huikuan.ledger.publishing;

import huikuan.contracts.ledger.LedgerEvent.PostingAnswered;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.ledger.requested.RequestEvent;
import huikuan.ledger.requested.RequestEvent.RequestAnswered;
import huikuan.ledger.requested.RequestEvent.RequestContradicted;
import huikuan.ledger.requested.RequestEvent.RequestTaken;
import java.util.Optional;

/** The news for dunning of the documents that it asked for. */
final class RequestPublications {

  static Optional<PostingAnswered> of(RequestEvent event) {
    return switch (event) {
      case RequestTaken _ -> Optional.empty();
      case RequestAnswered it ->
          Optional.of(
              new PostingAnswered(
                  it.account(),
                  it.decision(),
                  it.outcome(),
                  it.proposal() == null ? null : it.proposal().toString(),
                  it.problem(),
                  it.detail()));
      case RequestContradicted it ->
          Optional.of(
              new PostingAnswered(
                  it.account(),
                  it.decision(),
                  PostingOutcome.REFUSED,
                  null,
                  "conflict",
                  "The decision %s has asked for another document before; that one stands."
                      .formatted(it.decision())));
    };
  }

  private RequestPublications() {}
}
